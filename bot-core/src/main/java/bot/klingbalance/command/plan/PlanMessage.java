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
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.OnOne;
import bot.klingbalance.plan.Plan.Share;
import bot.klingbalance.plan.Plan.Split;
import bot.klingbalance.plan.Plan.TooLittle;
import bot.klingbalance.plan.Plan.TopUp;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.RenderJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer to {@code /kling-plan}. Pure. */
final class PlanMessage {
  private static final int MOST_LINES = 6;

  /** What expires later is no reason to hurry. */
  private static final Duration SOON = Duration.ofDays(31);

  private final PlanAnswer answer;
  private final Plan plan;
  private final View view;

  private PlanMessage(PlanAnswer answer, View view) {
    this.answer = answer;
    this.plan = answer.plan();
    this.view = view;
  }

  static ChatMessage of(PlanAnswer answer, View view) {
    return new PlanMessage(answer, view).message();
  }

  private ChatMessage message() {
    List<Text> lines =
        new ArrayList<>(plan.decision().match(this::onOne, this::split, this::tooLittle));
    lines.addAll(firstOf(answer.uncounted().stream().map(this::uncounted).toList()));
    plan.topUp().map(this::topUp).ifPresent(lines::add);
    return new ChatMessage(
        plan.isPossible() ? Tone.GOOD : Tone.WARNING,
        heading(plan.job()),
        lines.stream().<Block>map(Paragraph::new).toList(),
        List.of(),
        answer.reading().isAwaited()
            ? AsOf.stillAsking(answer.asOf(), view)
            : AsOf.text(answer.asOf(), view));
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
            .plain(" has %s: %s left after it".formatted(account.usable(), left))
            .then(runOut()));
    account
        .expiring()
        .filter(first -> first.at().isBefore(view.now().plus(SOON)))
        .map(
            first ->
                Text.of(
                        "%s%s of its credits expire on "
                            .formatted(plan.counted() > 1 ? "Use it first: " : "", first.credits()))
                    .moment(first.at(), Style.WEEKDAY)
                    .plain("."))
        .ifPresent(lines::add);
    lines.addAll(tooLittle(plan.others()));
    return lines;
  }

  private Text runOut() {
    Optional<Instant> after = answer.runsOutAfter();
    if (after.isEmpty() || after.equals(answer.runsOut())) {
      return Text.EMPTY;
    }
    return answer
        .runsOut()
        .map(
            before ->
                Text.of("; its run-out moves from ").moment(before, Style.WEEKDAY).plain(" to "))
        .orElse(Text.of("; it then runs out "))
        .moment(after.get(), Style.WEEKDAY);
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
    return plan.others().isEmpty()
        ? List.of(Text.of("No account can be used for it."))
        : tooLittle(plan.others());
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
                    : "enough for %s".formatted(Credits.of(enough))));
  }

  private Text uncounted(AccountStatus status) {
    Text name = Text.of("%s does not count: ".formatted(view.name(status.email())));
    return status.match(
        answered -> name.plain(whyUncounted(answered.found().account())),
        failed -> name.then(FailureText.brief(failed.failure(), view.now())).plain("."),
        awaited -> name.plain("useapi.net is still being asked for it."));
  }

  private String whyUncounted(KlingAccount account) {
    if (account.isSignedOutAt(view.now())) {
      return "its sign-in to Kling has run out.";
    }
    return account.isFaulty() ? "useapi.net marks it as faulty." : "it does not say what is left.";
  }

  private Text topUp(TopUp topUp) {
    return Text.of(
        "→ %s %s on %s (%s)"
            .formatted(
                plan.isPossible() ? "Or top up" : "Top up",
                topUp.packs().credits(),
                view.name(topUp.account()),
                topUp.packs().brief()));
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
