package bot.klingbalance.command.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.command.balance.AsOf;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.OnOne;
import bot.klingbalance.plan.Plan.Share;
import bot.klingbalance.plan.Plan.Split;
import bot.klingbalance.plan.Plan.TooLittle;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.RenderJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to {@code /kling-plan}. Pure. */
final class PlanMessage {
  private static final int MOST_LINES = 6;

  private static final int MOST_ABLE = 3;

  /** What expires later is no reason to hurry. */
  private static final Duration SOON = Duration.ofDays(31);

  private final PlanAnswer answer;
  private final Plan plan;
  private final View view;
  private final ShortfallText shortfall;

  private PlanMessage(PlanAnswer answer, View view) {
    this.answer = answer;
    this.plan = answer.plan();
    this.view = view;
    this.shortfall = new ShortfallText(plan, view);
  }

  static ChatMessage of(PlanAnswer answer, View view) {
    return new PlanMessage(answer, view).message();
  }

  private ChatMessage message() {
    List<Text> lines =
        new ArrayList<>(plan.decision().match(this::onOne, this::split, this::tooLittle));
    lines.addAll(firstOf(answer.uncounted().stream().map(this::uncounted).toList()));
    shortfall.topUp().map(Text::of).ifPresent(lines::add);
    return new ChatMessage(
        plan.isPossible() ? Tone.GOOD : Tone.WARNING,
        heading(plan.job()),
        lines.stream().<Block>map(Paragraph::new).toList(),
        List.of(),
        asOf());
  }

  private Text asOf() {
    if (plan.counted() == 0) {
      return answer.reading().isAwaited() ? AsOf.STILL_ASKING : Text.EMPTY;
    }
    return AsOf.text(answer.asOf(), answer.reading().isAwaited(), view);
  }

  private static Text heading(RenderJob job) {
    return Text.of(
        "Plan · %s × %s = %s"
            .formatted(
                Credits.of(job.count()), Text.foreign(job.clip().name()), credits(job.need())));
  }

  private List<Text> onOne(OnOne chosen) {
    PlanAccount account = chosen.account();
    Credits left = account.usable().minus(plan.job().need());
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of("✓ ")
            .strong(name(account))
            .plain(" has %s: %s left after it%s".formatted(account.usable(), left, runOut())));
    account
        .expiring()
        .filter(first -> first.at().isBefore(view.now().plus(SOON)))
        .map(
            first ->
                "%s%s of its credits expire on %s."
                    .formatted(
                        plan.counted() > 1 ? "Use it first: " : "",
                        first.credits(),
                        view.days().weekday(first.at())))
        .map(Text::of)
        .ifPresent(lines::add);
    alsoAble(chosen.alsoAble()).map(Text::of).ifPresent(lines::add);
    lines.addAll(tooLittle(plan.others()));
    return lines;
  }

  private String runOut() {
    Optional<String> before = answer.runsOut().map(view.days()::day);
    Optional<String> after = answer.runsOutAfter().map(view.days()::day);
    if (after.isEmpty() || after.equals(before)) {
      return "";
    }
    return before
        .map(day -> "; its run-out moves from %s to %s".formatted(day, after.get()))
        .orElse("; it then runs out " + after.get());
  }

  private Optional<String> alsoAble(List<PlanAccount> accounts) {
    String names =
        accounts.stream()
            .limit(MOST_ABLE)
            .map(each -> "%s (%s)".formatted(name(each), each.usable()))
            .collect(Collectors.joining(", "));
    int more = accounts.size() - MOST_ABLE;
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of("Also enough: " + names + (more > 0 ? " and %d more".formatted(more) : ""));
  }

  private List<Text> split(Split split) {
    List<Text> lines = new ArrayList<>(firstOf(split.shares().stream().map(this::share).toList()));
    List<PlanAccount> used = split.shares().stream().map(Share::account).toList();
    lines.addAll(tooLittle(plan.others().stream().filter(each -> !used.contains(each)).toList()));
    return lines;
  }

  private Text share(Share share) {
    return Text.of("✓ ")
        .strong("%s on %s".formatted(Credits.of(share.clips()), name(share.account())))
        .plain(" (%s of its %s)".formatted(share.credits(), credits(share.account().usable())));
  }

  private List<Text> tooLittle(TooLittle none) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.EMPTY.strong("✗ " + shortfall.verdict()));
    lines.addAll(tooLittle(plan.others()));
    return lines;
  }

  private List<Text> tooLittle(List<PlanAccount> accounts) {
    return firstOf(accounts.stream().map(this::tooLittle).toList());
  }

  private Text tooLittle(PlanAccount account) {
    long enough = plan.job().affordableWith(account.usable());
    return Text.of(
        "~ %s has %s: %s"
            .formatted(
                name(account),
                account.usable(),
                enough == 0
                    ? "not enough for one"
                    : "enough for %s of %s"
                        .formatted(Credits.of(enough), Credits.of(plan.job().count()))));
  }

  private Text uncounted(AccountStatus status) {
    return Text.of(
        "%s: not counted (%s)"
            .formatted(
                view.name(status.email()),
                status.match(
                    answered -> whyUncounted(answered.found().account()),
                    failed -> FailureText.brief(failed.failure().reason()),
                    awaited -> "being asked")));
  }

  private String whyUncounted(KlingAccount account) {
    if (account.isSignedOutAt(view.now())) {
      return "sign-in lost";
    }
    return account.isFaulty() ? "marked as faulty" : "does not say what is left";
  }

  private String name(PlanAccount account) {
    return view.name(account.email());
  }

  private static String credits(Credits amount) {
    return "%s %s".formatted(amount, amount.unit());
  }

  private static List<Text> firstOf(List<Text> all) {
    int more = all.size() - MOST_LINES;
    return more <= 0
        ? all
        : Stream.concat(
                all.stream().limit(MOST_LINES), Stream.of(Text.of("and %d more".formatted(more))))
            .toList();
  }
}
