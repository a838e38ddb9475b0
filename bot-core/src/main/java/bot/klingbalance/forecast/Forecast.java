package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * When an account's credits run out at the present pace, with a range, and what expires unused.
 *
 * <p>The method, chosen by the table of {@code ForecastBacktest}: what was spent is booked by local
 * day and hour, and a gap's spending is shared out as it goes at other times. From the book come a
 * rhythm (what each weekday is to the week around it, from {@value WeeklyRhythm#DAYS_FOR_WEEKDAYS}
 * known days on, and each hour to the day), a level (what an average day takes; a day counts half
 * of one that is ten days younger) and a spread (how far single days and whole weeks strayed from
 * what the days before let expect, so that an even team gets a narrow range and a bursty one a wide
 * one). They make three courses of spending, which are walked through the packages in the order in
 * which these expire, with the next grant: the expected one, a fast one for the earliest and a slow
 * one for the latest time. The hour counts today and tomorrow only; later the day itself is
 * uncertain, and hours would feign precision. All three run a little ahead of the mean, since it is
 * on busy days that credits run out. A separate level for the last days, and a pace that falls back
 * from it to the usual one, made the table no better and are left out.
 */
public final class Forecast {
  /** So much of the past must be known. */
  static final Duration NEEDED = Duration.ofDays(3);

  /** What is older than {@value ForecastHorizon#DAYS} days says nothing of the present pace. */
  private static final Duration PAST = Duration.ofDays(ForecastHorizon.DAYS);

  private static final Duration STALE = Duration.ofDays(2);

  /** How far the courses are ahead of the mean, in standard deviations. */
  private static final double AHEAD = 0.3;

  /**
   * Half the width of the range, in standard deviations: more than the 1.28 of a normal
   * distribution, since the deviation itself is learned from few weeks.
   */
  private static final double WIDTH = 1.45;

  private static final double LINE_STEP = Duration.ofHours(6).toSeconds();
  private static final int LINE_STEPS = 14 * 4;
  private static final int WEEK = 7;

  private final ForecastHorizon prospect;
  private final SpendingPace pace;
  private final LocalDays days;
  private final Instant now;

  private Forecast(ForecastHorizon prospect, SpendingPace pace, LocalDays days, Instant now) {
    this.prospect = prospect;
    this.pace = pace;
    this.days = days;
    this.now = now;
  }

  /** From when on readings are looked at. */
  public static Instant neededSince(Instant now) {
    return now.minus(PAST);
  }

  /**
   * The outlook at {@code now}. The same readings give the same outlook, in whatever order.
   *
   * @param readings of one account; those after {@code now} and those without a balance count for
   *     nothing
   * @param zone in which the team has its days
   */
  public static Outlook of(List<RecordedReading> readings, Instant now, ZoneId zone) {
    return of(readings, Credits.ZERO, now, zone);
  }

  /**
   * The same once {@code spent} is spent at {@code now}, besides the usual pace: what expires first
   * goes first.
   */
  public static Outlook of(
      List<RecordedReading> readings, Credits spent, Instant now, ZoneId zone) {
    List<RecordedReading> known =
        readings.stream()
            .filter(each -> !each.at().isAfter(now) && each.at().isAfter(now.minus(PAST)))
            .filter(each -> each.balance().left().isPresent())
            .sorted(Comparator.comparing(RecordedReading::at))
            .toList();
    if (known.isEmpty()) {
      return new Outlook.TooShort(Duration.ZERO, NEEDED);
    }
    Instant last = known.get(known.size() - 1).at();
    if (last.isBefore(now.minus(STALE))) {
      return new Outlook.Outdated(last);
    }
    List<Spending> spending = Spending.between(known);
    Duration covered = Spending.covered(spending);
    if (covered.compareTo(NEEDED) < 0) {
      return new Outlook.TooShort(covered, NEEDED);
    }
    SpendingByDay book = SpendingByDay.of(LocalDays.of(known.get(0).at(), last, zone), spending);
    ForecastHorizon prospect = ForecastHorizon.of(known, zone).without(spent);
    LocalDays days = LocalDays.of(last, prospect.until(), zone);
    return new Forecast(prospect, SpendingPace.of(book), days, now).outlook();
  }

  private Outlook outlook() {
    SpendingCurve expected = course(AHEAD);
    Depletion walk = prospect.walk(expected, marks());
    Projection projection = projection(expected, walk);
    if (pace.perDay() <= 0) {
      return new Outlook.Idle(projection);
    }
    Optional<Instant> at = inFuture(walk.runsOut());
    Optional<Instant> earliest = inFuture(prospect.walk(course(AHEAD + WIDTH)).runsOut());
    if (at.isEmpty()) {
      return new Outlook.Lasts(prospect.until(), earliest, projection);
    }
    Optional<Instant> latest = inFuture(prospect.walk(course(AHEAD - WIDTH)).runsOut());
    Instant likely = at.get();
    return new Outlook.RunsOut(
        likely,
        earliest.filter(likely::isAfter).orElse(likely),
        latest.map(end -> end.isBefore(likely) ? likely : end),
        projection);
  }

  private SpendingCurve course(double deviations) {
    return pace.course(days, EpochSeconds.of(prospect.asOf()), deviations);
  }

  private Projection projection(SpendingCurve expected, Depletion walk) {
    double from = EpochSeconds.of(now);
    double end = EpochSeconds.of(prospect.until());
    double weekLater = Math.min(end, from + WEEK * EpochSeconds.A_DAY);
    double perDay =
        (expected.spentBy(weekLater) - expected.spentBy(from))
            / Math.max(1, weekLater - from)
            * EpochSeconds.A_DAY;
    List<Double> marks = DoubleStream.of(marks()).boxed().toList();
    return new Projection(
        credits(perDay),
        walk.stops().stream()
            .filter(stop -> stop.time() >= from && !credits(stop.lost()).isZero())
            .map(stop -> moment(stop.time(), stop.lost()))
            .toList(),
        walk.stops().stream()
            .filter(stop -> marks.contains(stop.time()) && stop.time() >= from)
            .map(stop -> moment(stop.time(), stop.left()))
            .toList(),
        prospect.grant().map(grant -> credits(lackingBy(grant, walk))),
        prospect.granted().map(lot -> moment(lot.from(), lot.amount())));
  }

  private double[] marks() {
    double from = EpochSeconds.of(now);
    return IntStream.rangeClosed(0, LINE_STEPS).mapToDouble(i -> from + i * LINE_STEP).toArray();
  }

  private static double lackingBy(Instant grant, Depletion walk) {
    double time = EpochSeconds.of(grant);
    return walk.stops().stream()
        .filter(stop -> stop.time() <= time)
        .mapToDouble(Depletion.Stop::lacking)
        .max()
        .orElse(0);
  }

  private Optional<Instant> inFuture(OptionalDouble time) {
    return time.isEmpty()
        ? Optional.empty()
        : Optional.of(EpochSeconds.toInstant(time.getAsDouble()))
            .map(at -> at.isBefore(now) ? now : at);
  }

  private static Moment moment(double time, double hundredths) {
    return new Moment(EpochSeconds.toInstant(time), credits(hundredths));
  }

  private static Credits credits(double hundredths) {
    return new Credits((long) Math.min(Credits.MOST, Math.ceil(hundredths - 0.001)));
  }
}
