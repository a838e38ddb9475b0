package bot.klingbalance.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpentTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SUNDAY_NOON = Instant.parse("2026-11-29T11:00:00Z");

  @Test
  void whatWentAroundMidnightBelongsToTheDayOfTheMiddle() {
    Spent spent =
        Spent.of(
            List.of(
                reading("2026-11-27T22:10:00Z", 1000),
                reading("2026-11-27T23:10:00Z", 990),
                reading("2026-11-28T00:10:00Z", 970)),
            new UsagePeriod(3, SUNDAY_NOON, BERLIN));

    assertThat(told(spent)).isEqualTo("27 Nov 10, 28 Nov 20, 29 Nov 0");
    assertThat(spent.afterGaps()).isEmpty();
    assertThat(spent.since()).contains(Instant.parse("2026-11-27T22:10:00Z"));
  }

  @Test
  void theReadingBeforeThePeriodTellsWhatItsFirstDayBeganWith() {
    Spent spent =
        Spent.of(
            List.of(
                reading("2026-11-26T10:00:00Z", 1000),
                reading("2026-11-27T11:00:00Z", 900),
                reading("2026-11-27T12:00:00Z", 800)),
            new UsagePeriod(2, Instant.parse("2026-11-27T13:00:00Z"), BERLIN));

    assertThat(told(spent)).isEqualTo("26 Nov 100, 27 Nov 100");
  }

  @Test
  void afterADayWithoutAReadingItIsCountedWhereItWasSeenAndTheDayIsTold() {
    Spent spent =
        Spent.of(
            List.of(reading("2026-11-24T12:00:00Z", 1000), reading("2026-11-28T12:00:00Z", 400)),
            new UsagePeriod(7, SUNDAY_NOON, BERLIN));

    assertThat(spent.total(Kind.SPENT)).isEqualTo(Credits.of(600));
    assertThat(spent.afterGaps()).containsExactly(LocalDate.parse("2026-11-28"));
  }

  @Test
  void grantsTopUpsAndExpiriesAreToldApartFromSpending() {
    RecordedReading before =
        reading("2026-11-28T10:00:00Z", plan(250, 660, "2026-11-28T10:30:00Z"));
    RecordedReading after =
        reading(
            "2026-11-28T11:00:00Z",
            plan(640, 660, "2026-12-28T10:30:00Z"),
            new CreditPackage(
                Optional.of("top-up"),
                Optional.of(Credits.of(330)),
                Optional.of(Credits.of(330)),
                Optional.of(Instant.parse("2026-11-28T10:45:00Z")),
                Optional.of(Instant.parse("2028-11-28T10:45:00Z"))));

    DaySpending day =
        Spent.of(List.of(before, after), new UsagePeriod(2, SUNDAY_NOON, BERLIN)).days().get(0);

    assertThat(day.spent()).isEqualTo(Credits.of(20));
    assertThat(day.amount(Kind.EXPIRED)).isEqualTo(Credits.of(250));
    assertThat(day.amount(Kind.GRANTED)).isEqualTo(Credits.of(660));
    assertThat(day.amount(Kind.TOPPED_UP)).isEqualTo(Credits.of(330));
  }

  @Test
  void readingsWithoutABalanceAndThoseOfTheFutureTellNothing() {
    Spent spent =
        Spent.of(
            List.of(
                new RecordedReading(Instant.parse("2026-11-28T09:00:00Z"), Balance.UNKNOWN),
                reading("2026-11-28T10:00:00Z", 100),
                new RecordedReading(Instant.parse("2026-11-28T11:00:00Z"), Balance.UNKNOWN),
                reading("2026-11-28T12:00:00Z", 90),
                reading("2026-11-29T12:00:00Z", 0)),
            new UsagePeriod(2, SUNDAY_NOON, BERLIN));

    assertThat(spent.total(Kind.SPENT)).isEqualTo(Credits.of(10));
    assertThat(Spent.of(List.of(), new UsagePeriod(2, SUNDAY_NOON, BERLIN)).since()).isEmpty();
  }

  /** Whatever was read, whenever, also on the days of 23 and of 25 hours. */
  @Property(tries = 1_000)
  void theDaysAddUpToWhatTheBalanceSays(
      @ForAll("zones") ZoneId zone,
      @ForAll("ends") Instant now,
      @ForAll("steps") List<int[]> steps) {
    List<RecordedReading> readings = new ArrayList<>();
    UsagePeriod period = new UsagePeriod(9, now, zone);
    Instant at = now.minus(Duration.ofDays(8));
    for (int[] step : steps) {
      at = at.plus(Duration.ofMinutes(step[0]));
      if (!at.isAfter(now)) {
        readings.add(new RecordedReading(at, left(step[1])));
      }
    }

    Spent spent = Spent.of(readings, period);

    assertThat(spent.days()).extracting(DaySpending::date).isEqualTo(period.dates()).hasSize(9);
    long change =
        readings.size() < 2
            ? 0
            : hundredths(readings.get(readings.size() - 1)) - hundredths(readings.get(0));
    assertThat(
            spent.total(Kind.REFUNDED).hundredths()
                + spent.total(Kind.GRANTED).hundredths()
                + spent.total(Kind.TOPPED_UP).hundredths()
                - spent.total(Kind.EXPIRED).hundredths()
                - spent.total(Kind.SPENT).hundredths())
        .isEqualTo(change);
    assertThat(Spent.together(List.of(spent, spent), period).total(Kind.SPENT))
        .isEqualTo(spent.total(Kind.SPENT).plus(spent.total(Kind.SPENT)));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC")
        .map(ZoneId::of);
  }

  /** Around the changes of the clocks in 2026, and on a plain day. */
  @Provide
  Arbitrary<Instant> ends() {
    return Arbitraries.of(
        Instant.parse("2026-03-30T08:00:00Z"),
        Instant.parse("2026-10-26T23:30:00Z"),
        Instant.parse("2026-11-02T05:30:00Z"),
        SUNDAY_NOON);
  }

  /** The minutes since the reading before, up to two days, and what is left. */
  @Provide
  Arbitrary<List<int[]>> steps() {
    return Arbitraries.integers()
        .between(1, 2_880)
        .flatMap(
            minutes ->
                Arbitraries.integers().between(0, 5_000).map(left -> new int[] {minutes, left}))
        .list()
        .ofMaxSize(40);
  }

  private static long hundredths(RecordedReading reading) {
    return reading.balance().left().orElseThrow().hundredths();
  }

  private static String told(Spent spent) {
    return spent.days().stream()
        .map(day -> "%d Nov %s".formatted(day.date().getDayOfMonth(), day.spent()))
        .collect(Collectors.joining(", "));
  }

  private static RecordedReading reading(String at, long left) {
    return new RecordedReading(Instant.parse(at), left(left * 100));
  }

  private static Balance left(long hundredths) {
    return new Balance(Optional.of(new Credits(hundredths)), List.of(), Optional.empty());
  }

  private static RecordedReading reading(String at, CreditPackage... packages) {
    return new RecordedReading(
        Instant.parse(at), new Balance(Optional.empty(), List.of(packages), Optional.empty()));
  }

  private static CreditPackage plan(long left, long granted, String until) {
    Instant end = Instant.parse(until);
    return new CreditPackage(
        Optional.of("plan"),
        Optional.of(Credits.of(granted)),
        Optional.of(Credits.of(left)),
        Optional.of(end.minus(Duration.ofDays(30))),
        Optional.of(end));
  }
}
