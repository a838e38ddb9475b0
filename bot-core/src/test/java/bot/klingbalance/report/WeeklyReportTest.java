package bot.klingbalance.report;

import static bot.klingbalance.message.SampleAccounts.email;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Bars;
import bot.klingbalance.report.AccountWeek.Expiry;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A report of Monday 30 November at nine in Berlin, on an account that is read at noon each day.
 */
class WeeklyReportTest {
  private static final Instant NOW = SampleReports.MONDAY_AT_NINE;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ReportWeek WEEK = new ReportWeek(NOW, BERLIN);
  private static final ChannelWatches WATCHES = ChannelWatches.none(SomeWatches.RENDERS).reported();
  private static final Instant PLAN_ENDS = Instant.parse("2026-12-01T12:00:00Z");

  @Test
  void theWeekIsTheSevenDaysBeforeAndIsHeldAgainstTheSevenBeforeThem() {
    AccountWeek week = only(of(daily(100, 21, 10)));

    assertThat(week.spent()).contains(Credits.of(70));
    assertThat(week.before()).contains(Credits.of(70));
    assertThat(week.unread()).isEmpty();
  }

  /** What is spent on the day of a report belongs to the next one, however late it is read. */
  @Test
  void noCreditIsCountedInTwoReportsOrInNone() {
    List<RecordedReading> readings = daily(10_000, 21, 10);
    readings.add(left(NOW.minus(Duration.ofHours(8)), left(readings)));
    readings.add(left(NOW.minusSeconds(60), left(readings) - 77));
    WeeklyReport first = of(readings);
    Instant nextMonday = NOW.plus(Duration.ofDays(7));
    readings.add(left(nextMonday.minus(Duration.ofDays(6)), left(readings) - 1_000));
    WeeklyReport second =
        WeeklyReport.of(
            new ReportWeek(nextMonday, BERLIN),
            List.of(answer(readings)),
            Map.of(email("studio"), readings),
            Optional.empty(),
            WATCHES);

    assertThat(only(first).spent()).as("77 were spent this morning").contains(Credits.of(70));
    assertThat(only(second).spent()).contains(Credits.of(1_077));
    assertThat(only(second).before()).isEqualTo(only(first).spent());
  }

  @Test
  void aWeekBeforeThatIsOnlyPartlyKnownIsNotTold() {
    AccountWeek week = only(of(daily(1_000, 10, 10)));

    assertThat(week.spent()).contains(Credits.of(70));
    assertThat(week.before()).isEmpty();
  }

  @Test
  void anAccountThatWasReadAllTheWeekHasNoGap() {
    assertThat(only(of(daily(100, 21, 10))).gap()).isEmpty();
    assertThat(only(of(without(daily(100, 21, 10), 3, 3))).gap())
        .contains(gap("2026-11-25", "2026-11-27"));
  }

  @Test
  void anAccountThatWasAddedInTheWeekIsKnownFromThatDayOn() {
    AccountWeek week = only(of(daily(100, 3, 10)));

    assertThat(week.gap()).contains(gap("", "2026-11-26"));
    assertThat(week.spent()).contains(Credits.of(30));
  }

  @Test
  void whatWasSpentWhileTheBotWasDownFromTheWeekBeforeOnIsHeldAgainstNothing() {
    AccountWeek week = only(of(without(daily(100, 21, 10), 4, 8)));

    assertThat(week.gap()).contains(gap("", "2026-11-26"));
    assertThat(week.before()).isEmpty();
  }

  @Test
  void aBotThatIsBackForTheReportSaysUntilWhenItKnowsTheWeek() {
    List<RecordedReading> readings = without(daily(1_000, 21, 10), 0, 2);
    readings.add(left(NOW.minusSeconds(60), left(readings) - 500));

    AccountWeek week = only(of(readings));

    assertThat(week.gap()).contains(gap("2026-11-26", ""));
    assertThat(week.before()).contains(Credits.of(70));
  }

  @Test
  void ofAWeekWithoutAReadingNobodyKnowsWhatWasSpent() {
    List<RecordedReading> readings = without(daily(1_000, 21, 10), 0, 9);
    readings.add(left(NOW.minusSeconds(60), left(readings) - 500));

    assertThat(only(of(readings)).spent()).isEmpty();
  }

  private static ReadingGap gap(String after, String before) {
    return new ReadingGap(date(after), date(before));
  }

  private static Optional<LocalDate> date(String date) {
    return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
  }

  /** As if the bot had been down then: days are counted back from the last one. */
  private static List<RecordedReading> without(
      List<RecordedReading> readings, int last, int first) {
    List<RecordedReading> left = new ArrayList<>(readings);
    int newest = readings.size() - 1;
    left.subList(newest - first, newest - last + 1).clear();
    return left;
  }

  @Test
  void theBarsAreOfTheDaysThatAreKnown() {
    assertThat(of(daily(1_000, 21, 10)).days())
        .hasSize(14)
        .contains(new Bars.Day(LocalDate.parse("2026-11-29"), Credits.of(10)))
        .extracting(Bars.Day::date)
        .startsWith(LocalDate.parse("2026-11-16"))
        .endsWith(LocalDate.parse("2026-11-29"));
    assertThat(of(daily(1_000, 10, 10)).days())
        .extracting(Bars.Day::date)
        .startsWith(LocalDate.parse("2026-11-19"));
  }

  @Test
  void whatExpiresIsToldBeforeAndAfter() {
    List<RecordedReading> readings = daily(1_000, 21, 10);
    AccountWeek before = only(of(readings));
    assertThat(before.expires()).contains(new Expiry(Credits.of(left(readings)), PLAN_ENDS));

    Instant nextMonday = NOW.plus(Duration.ofDays(7));
    List<RecordedReading> later = new ArrayList<>(readings);
    later.add(
        new RecordedReading(
            PLAN_ENDS.plusSeconds(3600),
            new Balance(Optional.of(Credits.ZERO), List.of(), Optional.empty())));
    WeeklyReport next =
        WeeklyReport.of(
            new ReportWeek(nextMonday, BERLIN),
            List.of(answer(later)),
            Map.of(email("studio"), later),
            Optional.empty(),
            WATCHES);
    assertThat(only(next).expired()).isEqualTo(Credits.of(left(readings)));
  }

  @Test
  void whatRunsOutIsToldWhereItIsBeforeTheNextGrant() {
    Runway friday = new Runway(NOW.plus(Duration.ofDays(4)), Credits.of(10));
    List<RecordedReading> readings = daily(1_000, 21, 10);
    WatchedReading running =
        new WatchedReading(answer(readings).lookup(), Optional.empty(), Optional.of(friday));

    assertThat(only(report(running, readings)).runsOut()).contains(NOW.plus(Duration.ofDays(4)));
    RecordedReading last = readings.get(readings.size() - 1);
    readings.set(
        readings.size() - 1,
        new RecordedReading(
            last.at(),
            new Balance(
                Optional.empty(),
                last.balance().packages(),
                Optional.of(NOW.plus(Duration.ofDays(3))))));
    WatchedReading granted =
        new WatchedReading(answer(readings).lookup(), Optional.empty(), Optional.of(friday));
    assertThat(only(report(granted, readings)).runsOut()).isEmpty();
  }

  @Test
  void anAccountThatCannotBeReadIsToldByItsOlderReadings() {
    List<RecordedReading> readings = daily(1_000, 21, 10);
    WatchedReading failed =
        WatchedReading.of(new Failed(email("studio"), Failure.of(Reason.SIGN_IN_LOST)));

    AccountWeek week = only(report(failed, readings));

    assertThat(week.unread()).contains(Reason.SIGN_IN_LOST);
    assertThat(week.spent()).contains(Credits.of(70));
    assertThat(week.left()).contains(Credits.of(left(readings)));
    assertThat(week.needs()).contains(Severity.CRITICAL);
  }

  @Test
  void anAccountThatWasNeverReadIsThereWithoutFigures() {
    WatchedReading failed =
        WatchedReading.of(new Failed(email("studio"), Failure.of(Reason.NOT_CONFIGURED)));

    AccountWeek week =
        only(WeeklyReport.of(WEEK, List.of(failed), Map.of(), Optional.empty(), WATCHES));

    assertThat(week.spent()).isEmpty();
    assertThat(week.left()).isEmpty();
    assertThat(week.unread()).contains(Reason.NOT_CONFIGURED);
  }

  @Test
  void aFirstReadingOfNowSaysWhatIsLeftAndNothingOfWhatWasSpent() {
    List<RecordedReading> readings = List.of(left(NOW, 500));

    AccountWeek week = only(report(answer(readings), List.of()));

    assertThat(week.left()).contains(Credits.of(500));
    assertThat(week.spent()).isEmpty();
  }

  @Test
  void anAccountCanBeForgottenFromIt() {
    WeeklyReport busy = SampleReports.busy();

    assertThat(busy.without(email("render-a")).orElseThrow().emails())
        .containsExactlyInAnyOrder(email("render-b"), email("render-c"), email("render-d"));
    assertThat(SampleReports.calm().without(email("render-b"))).isEmpty();
  }

  @Test
  void anAccountNeedsActionByTheLimitsOfItsChannel() {
    assertThat(only(of(List.of(left(NOW, 0)))).needs()).contains(Severity.CRITICAL);
    assertThat(only(of(List.of(left(NOW, 1_500)))).needs()).contains(Severity.WARNING);
    assertThat(only(of(List.of(left(NOW, 15_000)))).needs())
        .as("what will expire unused is worth a look, not action")
        .isEmpty();
  }

  @Test
  void oneTryWithoutAnAnswerNeedsNobody() {
    WatchedReading failed =
        WatchedReading.of(new Failed(email("studio"), Failure.of(Reason.UNREACHABLE)));

    assertThat(only(report(failed, daily(15_000, 21, 10))).needs()).isEmpty();
  }

  private static WeeklyReport of(List<RecordedReading> readings) {
    return report(answer(readings), readings);
  }

  private static WeeklyReport report(WatchedReading reading, List<RecordedReading> readings) {
    return WeeklyReport.of(
        WEEK, List.of(reading), Map.of(email("studio"), readings), Optional.empty(), WATCHES);
  }

  private static AccountWeek only(WeeklyReport report) {
    assertThat(report.accounts()).hasSize(1);
    return report.accounts().get(0);
  }

  /** Read at noon for so many days until yesterday, with so much spent each day. */
  private static List<RecordedReading> daily(long before, int days, long spent) {
    List<RecordedReading> readings = new ArrayList<>();
    Instant noon = Instant.parse("2026-11-29T12:00:00Z");
    for (int day = days; day >= 0; day--) {
      readings.add(left(noon.minus(Duration.ofDays(day)), before + spent * day));
    }
    return readings;
  }

  private static long left(List<RecordedReading> readings) {
    return readings.get(readings.size() - 1).balance().left().orElseThrow().hundredths() / 100;
  }

  private static RecordedReading left(Instant at, long credits) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(20_000)),
            Optional.of(Credits.of(credits)),
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            Optional.of(PLAN_ENDS));
    return new RecordedReading(at, new Balance(Optional.empty(), List.of(plan), Optional.empty()));
  }

  private static WatchedReading answer(List<RecordedReading> readings) {
    RecordedReading last = readings.get(readings.size() - 1);
    return WatchedReading.of(
        new Found(
            new KlingAccount(
                email("studio"),
                last.balance(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty()),
            last.at()));
  }
}
