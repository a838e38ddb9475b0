package bot.klingbalance.command.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.message.Text;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.OnOne;
import bot.klingbalance.plan.Plan.Share;
import bot.klingbalance.plan.Plan.Split;
import bot.klingbalance.plan.Plan.TooLittle;
import bot.klingbalance.plan.PlanAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which account a job is rendered, and what the others have, in lines. */
final class DecisionText {
  private static final int MOST_LINES = 6;

  private static final int MOST_ABLE = 3;

  /** What expires later is no reason to hurry. */
  private static final Duration SOON = Duration.ofDays(31);

  private final PlanAnswer answer;
  private final Plan plan;
  private final View view;

  DecisionText(PlanAnswer answer, View view) {
    this.answer = answer;
    this.plan = answer.plan();
    this.view = view;
  }

  /** At least one; the decision itself comes first. */
  List<Text> lines() {
    return plan.decision().match(this::onOne, this::split, this::tooLittle);
  }

  /** The first few, and how many more there are. */
  static List<Text> firstOf(List<Text> all) {
    int more = all.size() - MOST_LINES;
    return more <= 0
        ? all
        : Stream.concat(
                all.stream().limit(MOST_LINES), Stream.of(Text.of("and %d more".formatted(more))))
            .toList();
  }

  private List<Text> onOne(OnOne chosen) {
    PlanAccount account = chosen.account();
    Credits left = account.usable().minus(plan.job().need());
    List<Text> lines = new ArrayList<>();
    lines.add(
        yes()
            .strong(name(account))
            .plain(
                " %s %s: %s left after it%s".formatted(has(), account.usable(), left, runOut())));
    account
        .expiring()
        .filter(first -> first.at().isBefore(view.now().plus(SOON)))
        .map(this::expiring)
        .map(Text::of)
        .ifPresent(lines::add);
    alsoAble(chosen.alsoAble()).map(Text::of).ifPresent(lines::add);
    lines.addAll(tooLittle(plan.others()));
    return lines;
  }

  /** All that goes on that day, and how much of it the present pace leaves. */
  private String expiring(Moment first) {
    String unused =
        answer.outlook().flatMap(Outlook::projected).stream()
            .flatMap(projection -> projection.expiring().stream())
            .filter(lost -> lost.at().getEpochSecond() == first.at().getEpochSecond())
            .map(lost -> lost.credits().whole())
            .filter(lost -> !lost.isZero())
            .map(", %s of them unused at the present pace"::formatted)
            .findFirst()
            .orElse("");
    return "%s%s of its credits expire on %s%s."
        .formatted(
            plan.counted() > 1 ? "Use it first: " : "",
            first.credits(),
            view.days().weekday(first.at()),
            unused);
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
    return yes()
        .strong("%s on %s".formatted(Credits.of(share.clips()), name(share.account())))
        .plain(
            " (%s of its %s)"
                .formatted(share.credits(), PlanMessage.credits(share.account().usable())));
  }

  private List<Text> tooLittle(TooLittle none) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.EMPTY.strong("✗ " + new ShortfallText(plan, view).verdict()));
    lines.addAll(tooLittle(plan.others()));
    return lines;
  }

  private List<Text> tooLittle(List<PlanAccount> accounts) {
    return firstOf(accounts.stream().map(this::tooLittle).toList());
  }

  private Text tooLittle(PlanAccount account) {
    long enough = plan.job().affordableWith(account.usable());
    return Text.of(
        "~ %s %s %s: %s"
            .formatted(
                name(account),
                has(),
                account.usable(),
                enough == 0
                    ? "not enough for one"
                    : "enough for %s of %s"
                        .formatted(Credits.of(enough), Credits.of(plan.job().count()))));
  }

  private String name(PlanAccount account) {
    return view.name(account.email());
  }

  private Text yes() {
    return isLastKnown() ? Text.EMPTY : Text.of("✓ ");
  }

  private String has() {
    return isLastKnown() ? "had" : "has";
  }

  /** What is worked out from what was last known is no plain yes. */
  private boolean isLastKnown() {
    return answer.reading().isLastKnown();
  }
}
