package bot.klingbalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Idle;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.WrittenReadings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a team does. */
class ForecastPropertiesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final int HOURS_A_WEEK = 7 * 24;

  /**
   * An account and what it did.
   *
   * @param spent credits in each six hours
   * @param end hours from the last reading until all of it expires
   * @param grant hours until the next grant
   */
  record Past(List<Integer> spent, int left, int end, Optional<Integer> grant) {
    Instant last() {
      return START.plus(Duration.ofHours(6L * spent.size()));
    }

    Instant expires() {
      return last().plus(Duration.ofHours(end));
    }

    List<RecordedReading> readings() {
      List<RecordedReading> readings = new ArrayList<>();
      long later = left;
      for (int i = spent.size(); i >= 0; i--) {
        for (int hour = 5; hour >= 0; hour--) {
          if (i * 6 + hour <= spent.size() * 6) {
            readings.add(reading(START.plus(Duration.ofHours(i * 6L + hour)), later));
          }
        }
        later += i > 0 ? spent.get(i - 1) : 0;
      }
      Collections.reverse(readings);
      return readings;
    }

    private RecordedReading reading(Instant at, long credits) {
      Optional<Credits> amount = Optional.of(Credits.of(credits));
      CreditPackage plan =
          new CreditPackage(
              Optional.of("plan"), amount, amount, Optional.empty(), Optional.of(expires()));
      Optional<Instant> due = grant.map(hours -> last().plus(Duration.ofHours(hours)));
      return new RecordedReading(at, new Balance(amount, List.of(plan), due));
    }
  }

  @Property(tries = 300)
  void noTimeLiesInThePast(@ForAll("pasts") Past past, @ForAll @IntRange(max = 47) int hours) {
    Instant now = past.last().plus(Duration.ofHours(hours));

    Outlook outlook = Forecast.of(past.readings(), now, ZONE);

    assertThat(times(outlook)).allSatisfy(time -> assertThat(time).isAfterOrEqualTo(now));
    if (outlook instanceof RunsOut end) {
      assertThat(end.earliest()).isBeforeOrEqualTo(end.at());
      assertThat(end.latest().orElse(Instant.MAX)).isAfterOrEqualTo(end.at());
    }
  }

  @Property(tries = 300)
  void theOrderOfTheReadingsDoesNotMatter(
      @ForAll("pasts") Past past, @ForAll @IntRange(max = 1000) int seed) {
    List<RecordedReading> mixed = new ArrayList<>(past.readings());
    Collections.shuffle(mixed, new Random(seed));

    assertThat(Forecast.of(mixed, past.last(), ZONE))
        .isEqualTo(Forecast.of(past.readings(), past.last(), ZONE));
  }

  @Property(tries = 300)
  void whatHasExpiredIsNotCountedOn(@ForAll("pasts") Past past) {
    int enough = 1 + past.left() + Collections.max(past.spent());
    Past noGrant = new Past(past.spent(), enough, past.end(), Optional.empty());

    Outlook outlook = Forecast.of(noGrant.readings(), past.last(), ZONE);

    if (outlook instanceof TooShort few) {
      // The hours in which hardly anything was left do not count as known.
      assertThat(few.risk().early().filter(past.expires()::isBefore)).isEmpty();
      return;
    }
    assertThat(outlook).isInstanceOfAny(RunsOut.class, Idle.class);
    if (outlook instanceof RunsOut end) {
      assertThat(end.at()).isBeforeOrEqualTo(past.expires());
    }
    Projection projection = projection(outlook).orElseThrow();
    assertThat(projection.line())
        .filteredOn(moment -> !moment.at().isBefore(past.expires()))
        .allSatisfy(moment -> assertThat(moment.credits()).isEqualTo(Credits.ZERO));
    assertThat(projection.expiring())
        .allSatisfy(
            moment -> {
              assertThat(moment.at()).isEqualTo(past.expires());
              assertThat(moment.credits()).isLessThanOrEqualTo(Credits.of(enough));
            });
  }

  @Property(tries = 100)
  void anEmptyAccountTeachesNothingButItsEmptiness(
      @ForAll("pasts") Past past, @ForAll @IntRange(min = 1, max = 20) int days) {
    List<RecordedReading> readings = withoutAll(past);
    List<RecordedReading> empty = new ArrayList<>(readings);
    for (int hour = 1; hour <= days * 24; hour++) {
      empty.add(WrittenReadings.total(past.last().plus(Duration.ofHours(hour)), 0));
    }

    assertThat(AbleSpending.between(empty)).isEqualTo(AbleSpending.between(readings));
  }

  @Property(tries = 30)
  void moreHistoryOfTheSameKindNarrowsTheRange(
      @ForAll @Size(value = 7) List<@IntRange(min = 1, max = 20) Integer> week) {
    double before = Double.POSITIVE_INFINITY;
    for (int weeks : new int[] {1, 2, 4, 8}) {
      List<RecordedReading> readings = new ArrayList<>();
      int now = 9 * HOURS_A_WEEK;
      long left = 3L * week.stream().mapToInt(each -> each * 20).sum();
      for (int i = now; i >= now - weeks * HOURS_A_WEEK; i--) {
        readings.add(WrittenReadings.total(START.plus(Duration.ofHours(i)), left));
        left += spent(week, 9, i);
      }
      Outlook outlook = Forecast.of(readings, START.plus(Duration.ofHours(now)), ZoneOffset.UTC);
      assertThat(outlook).isInstanceOf(RunsOut.class);
      RunsOut end = (RunsOut) outlook;
      double width = Duration.between(end.earliest(), end.latest().orElse(Instant.MAX)).toSeconds();
      assertThat(width).as("%d weeks", weeks).isLessThanOrEqualTo(before * 1.1);
      before = width;
    }
  }

  @Property(tries = 300)
  void aTopUpNeverBringsTheRunOutNearer(
      @ForAll("pasts") Past past, @ForAll @IntRange(min = 1, max = 3000) int credits) {
    List<RecordedReading> toppedUp = new ArrayList<>(past.readings());
    RecordedReading last = toppedUp.remove(toppedUp.size() - 1);
    toppedUp.add(toppedUp(last, credits));

    Outlook before = Forecast.of(past.readings(), past.last(), ZONE);
    Outlook after = Forecast.of(toppedUp, past.last(), ZONE);

    assertThat(end(after)).isAfterOrEqualTo(end(before));
    assertThat(risk(after).early().orElse(Instant.MAX))
        .isAfterOrEqualTo(risk(before).early().orElse(Instant.MAX));
    assertThat(risk(after).lasting().orElse(1))
        .isGreaterThanOrEqualTo(risk(before).lasting().orElse(1));
  }

  /**
   * Judged over every hour of a week, since a single forecast may be right by chance. To within two
   * hours, and a seventh: from the second week on weekdays count, and that one had another spread.
   */
  @Property(tries = 30)
  void itGrowsNoWorseWithMoreReadingsOfTheSameKind(
      @ForAll @Size(value = 7) List<@IntRange(max = 20) Integer> week,
      @ForAll @IntRange(min = 0, max = 12) int opens) {
    if (week.stream().mapToInt(Integer::intValue).sum() < 10) {
      return;
    }
    double before = Double.POSITIVE_INFINITY;
    for (int weeks : new int[] {1, 2, 4, 8}) {
      double error = meanError(week, opens, weeks);
      assertThat(error).as("%d weeks", weeks).isLessThanOrEqualTo(before * 1.15 + 2);
      before = error;
    }
  }

  @Provide
  Arbitrary<Past> pasts() {
    Arbitrary<List<Integer>> spent =
        Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(0, 200)))
            .list()
            .ofMinSize(12)
            .ofMaxSize(160);
    return Combinators.combine(
            spent,
            Arbitraries.integers().between(0, 5000),
            Arbitraries.integers().between(48, 24 * 50),
            Arbitraries.integers().between(48, 24 * 50).optional())
        .as(Past::new);
  }

  /** In hours, for a team that does the same every week. */
  private static double meanError(List<Integer> week, int opens, int weeks) {
    double sum = 0;
    int count = 0;
    for (int hour = 0; hour < HOURS_A_WEEK; hour += 7) {
      int now = 9 * HOURS_A_WEEK + hour;
      for (int ahead : new int[] {24, 72}) {
        int end = now + ahead;
        while (spent(week, opens, end) == 0) {
          end++;
        }
        List<RecordedReading> readings = new ArrayList<>();
        long left = 0;
        for (int i = end; i >= now - weeks * HOURS_A_WEEK; i--) {
          if (i <= now) {
            readings.add(WrittenReadings.total(START.plus(Duration.ofHours(i)), left));
          }
          left += spent(week, opens, i);
        }
        Outlook outlook = Forecast.of(readings, START.plus(Duration.ofHours(now)), ZoneOffset.UTC);
        Instant truth = START.plus(Duration.ofHours(end));
        Instant at = outlook instanceof RunsOut out ? out.at() : truth.plus(Duration.ofDays(60));
        sum += Math.abs(Duration.between(truth, at).toMinutes()) / 60.0;
        count++;
      }
    }
    return sum / count;
  }

  /** In the hour before. */
  private static int spent(List<Integer> week, int opens, int hour) {
    int before = hour - 1;
    int ofDay = Math.floorMod(before, 24);
    boolean open = ofDay >= opens && ofDay < opens + 8;
    return open ? 10 * week.get(Math.floorMod(before, HOURS_A_WEEK) / 24) : 0;
  }

  /** The same past of an account on which nothing is left at its end. */
  private static List<RecordedReading> withoutAll(Past past) {
    List<RecordedReading> readings = new ArrayList<>();
    for (RecordedReading each : past.readings()) {
      Credits left = each.balance().left().orElseThrow().minus(Credits.of(past.left()));
      readings.add(
          new RecordedReading(
              each.at(), new Balance(Optional.of(left), List.of(), Optional.empty())));
    }
    return readings;
  }

  private static RecordedReading toppedUp(RecordedReading reading, int credits) {
    Balance balance = reading.balance();
    List<CreditPackage> packages = new ArrayList<>(balance.packages());
    packages.add(
        new CreditPackage(
            Optional.of("top-up"),
            Optional.of(Credits.of(credits)),
            Optional.of(Credits.of(credits)),
            Optional.of(reading.at()),
            Optional.of(reading.at().plus(Duration.ofDays(730)))));
    Credits left = balance.left().orElseThrow().plus(Credits.of(credits));
    return new RecordedReading(
        reading.at(), new Balance(Optional.of(left), packages, balance.nextGrant()));
  }

  private static Risk risk(Outlook outlook) {
    return outlook.match(
        RunsOut::risk, Lasts::risk, Idle::risk, TooShort::risk, outdated -> Risk.UNKNOWN);
  }

  private static Instant end(Outlook outlook) {
    return outlook instanceof RunsOut end ? end.at() : Instant.MAX;
  }

  private static List<Instant> times(Outlook outlook) {
    Stream<Instant> ends =
        outlook instanceof RunsOut end
            ? Stream.concat(Stream.of(end.at(), end.earliest()), end.latest().stream())
            : outlook instanceof Lasts lasts
                ? Stream.concat(Stream.of(lasts.until()), lasts.earliest().stream())
                : Stream.empty();
    Stream<Instant> others =
        projection(outlook).stream()
            .flatMap(each -> Stream.concat(each.expiring().stream(), each.line().stream()))
            .map(Moment::at);
    return Stream.concat(ends, others).toList();
  }

  private static Optional<Projection> projection(Outlook outlook) {
    if (outlook instanceof RunsOut end) {
      return Optional.of(end.projection());
    }
    if (outlook instanceof Lasts lasts) {
      return Optional.of(lasts.projection());
    }
    return outlook instanceof Idle idle ? Optional.of(idle.projection()) : Optional.empty();
  }
}
