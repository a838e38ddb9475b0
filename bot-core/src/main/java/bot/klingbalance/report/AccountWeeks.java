package bot.klingbalance.report;

import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.report.AccountWeek.Expiry;
import bot.klingbalance.usage.DaySpending;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.watch.WarnLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Works out the week of an account from its readings. */
final class AccountWeeks {
  /** Further ahead than a month hardly anybody plans, and the forecast does not see. */
  private static final int EXPIRING_DAYS = 30;

  private static final WarnLimits ALL_THAT_EXPIRES =
      new WarnLimits(Credits.ZERO, 0, 0, EXPIRING_DAYS, 0);

  private final ReportWeek week;
  private final WatchedReading reading;
  private final List<RecordedReading> known;
  private final Spent spent;
  private final Optional<ReadingGap> gap;
  private final WarnLimits limits;

  private AccountWeeks(
      ReportWeek week, WatchedReading reading, List<RecordedReading> readings, WarnLimits limits) {
    this.week = week;
    this.limits = limits;
    this.reading = reading;
    this.known = readings.stream().filter(each -> each.balance().left().isPresent()).toList();
    this.spent = Spent.of(known, week.period());
    this.gap = ReadingGap.of(week, known);
  }

  /**
   * The week of one account.
   *
   * @param reading what came of asking for it now
   * @param readings from {@link ReportWeek#readingsSince} on, the oldest first, and that of now
   * @param limits from where on it needs action
   */
  static AccountWeek of(
      ReportWeek week, WatchedReading reading, List<RecordedReading> readings, WarnLimits limits) {
    return new AccountWeeks(week, reading, readings, limits).told();
  }

  /** What was spent by the same readings, day by day. */
  static Spent spent(ReportWeek week, List<RecordedReading> readings) {
    return Spent.of(readings, week.period());
  }

  private AccountWeek told() {
    List<DaySpending> days = week.days(spent);
    boolean isUnknown = spent.since().isEmpty() || gap.filter(ReadingGap::isWhole).isPresent();
    return new AccountWeek(
        reading.email(),
        isUnknown ? Optional.empty() : Optional.of(total(days, Kind.SPENT)),
        before(),
        left(),
        total(days, Kind.EXPIRED),
        runsOut(),
        expires(),
        reading
            .lookup()
            .match(
                found -> Optional.<Failure.Reason>empty(),
                failed -> Optional.of(failed.failure().reason())),
        needs(),
        gap);
  }

  /** Only what was surely spent in that week, and all of it. */
  private Optional<Credits> before() {
    boolean isKnown =
        week.isKnownSince(week.firstBefore(), spent)
            && !ReadingGap.isAt(week.startBefore(), week, known)
            && !ReadingGap.isAt(week.start(), week, known);
    return isKnown ? Optional.of(total(week.daysBefore(spent), Kind.SPENT)) : Optional.empty();
  }

  /** By the rules that warn of it. That one try had no answer is told as such. */
  private Optional<Severity> needs() {
    return findings(limits).stream()
        .filter(finding -> finding.why() != Trigger.NEVER_ANSWERED)
        .map(Finding::level)
        .filter(level -> level != Severity.NOTICE)
        .max(Comparator.naturalOrder());
  }

  private Optional<Credits> left() {
    return known.isEmpty() ? Optional.empty() : known.get(known.size() - 1).balance().left();
  }

  private Optional<Instant> runsOut() {
    Optional<Instant> grant =
        known.isEmpty()
            ? Optional.empty()
            : known.get(known.size() - 1).balance().nextGrantAfter(week.now());
    return reading
        .runway()
        .flatMap(Runway::runsOut)
        .filter(end -> grant.filter(end::isAfter).isEmpty());
  }

  /** By the rule that warns of it. */
  private Optional<Expiry> expires() {
    return findings(ALL_THAT_EXPIRES).stream()
        .map(Finding::cause)
        .filter(Cause.Expiring.class::isInstance)
        .map(Cause.Expiring.class::cast)
        .map(each -> new Expiry(each.amount(), each.at()))
        .findFirst();
  }

  private List<Finding> findings(WarnLimits by) {
    CheckMoment check = CheckMoment.at(week.now(), Optional.empty());
    return AccountCheck.of(reading, by, AccountState.NONE, check).findings();
  }

  private static Credits total(List<DaySpending> days, Kind kind) {
    return days.stream().map(day -> day.amount(kind)).reduce(Credits.ZERO, Credits::plus);
  }
}
