package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
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

/**
 * When an account's credits run out, with a range and with the chance that they last until the next
 * grant, and what expires unused. How it is worked out, and how that was chosen, is told in {@code
 * CONTRIBUTING}.
 *
 * <p>All of it comes from one model, {@link Depletions}: the middle course for the day that is
 * told, a fast and a slow one for the range, an early one for warnings. The hour counts today and
 * tomorrow only; later the day itself is uncertain, and hours would feign precision.
 */
public final class Forecast {
  /** So much of the past must be known to tell a day. */
  static final Duration NEEDED = Duration.ofDays(3);

  /** From so much of it on it is told what may happen. */
  private static final Duration LEAST = Duration.ofDays(1);

  /** What is older than {@value ForecastHorizon#DAYS} days says nothing of the present pace. */
  private static final Duration PAST = Duration.ofDays(ForecastHorizon.DAYS);

  private static final Duration STALE = Duration.ofDays(2);

  /** The courses that end the range. It is wider to where bursts are. */
  private static final double FAST = 1.4;

  private static final double SLOW = -1.2;

  /** The course that warnings go by: nearly one time in five more is spent. */
  private static final double EARLY = 0.85;

  /** A chance so near to even decides nothing. */
  private static final double DOUBT = 0.15;

  private static final double EVEN = 0.5;

  private final Depletions ends;
  private final boolean isExpectedToLast;
  private final Instant now;

  private Forecast(Depletions ends, boolean isExpectedToLast, Instant now) {
    this.ends = ends;
    this.isExpectedToLast = isExpectedToLast;
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
            .filter(each -> each.left().isPresent())
            .sorted(Comparator.comparing(RecordedReading::at))
            .toList();
    if (known.isEmpty()) {
      return new Outlook.TooShort(Duration.ZERO, NEEDED, Risk.UNKNOWN);
    }
    Instant last = known.get(known.size() - 1).at();
    if (last.isBefore(now.minus(STALE))) {
      return new Outlook.Outdated(last);
    }
    List<Spending> spending = AbleSpending.between(known);
    Duration covered = Spending.covered(spending);
    if (covered.compareTo(LEAST) < 0) {
      return new Outlook.TooShort(covered, NEEDED, Risk.UNKNOWN);
    }
    ForecastHorizon prospect = ForecastHorizon.of(known, zone).without(spent);
    SpendingPace pace = SpendingPace.of(spending, prospect.granted(), zone);
    Depletions ends = Depletions.at(pace, prospect, zone);
    Forecast forecast = new Forecast(ends, isExpectedToLast(ends, spending, zone), now);
    if (covered.compareTo(NEEDED) < 0) {
      return new Outlook.TooShort(covered, NEEDED, forecast.risk());
    }
    return pace.isIdle() ? forecast.idle(known.get(0).at()) : forecast.outlook();
  }

  /**
   * Whether it is more likely to last until the next grant than not. Where it is about even, the
   * pace is that of when something was last spent: while nothing happens, the answer does not
   * change back and forth.
   */
  private static boolean isExpectedToLast(Depletions ends, List<Spending> spending, ZoneId zone) {
    double chance = ends.lasting().orElse(0);
    if (Math.abs(chance - EVEN) > DOUBT) {
      return chance > EVEN;
    }
    List<Spending> lively = AbleSpending.untilLastSpent(spending);
    if (Spending.covered(lively).compareTo(NEEDED) < 0) {
      return chance > EVEN;
    }
    SpendingPace then = SpendingPace.of(lively, ends.prospect().granted(), zone);
    return Depletions.at(then, ends.prospect(), zone).lasting().orElse(0) > EVEN;
  }

  private Outlook idle(Instant since) {
    return new Outlook.Idle(since, risk(), projection(ends.nothing()));
  }

  private Outlook outlook() {
    Projection projection = projection(ends.course(0));
    Optional<Instant> earliest = inFuture(ends.end(FAST));
    if (isExpectedToLast) {
      return new Outlook.Lasts(ends.prospect().until(), earliest, risk(), projection);
    }
    Optional<Instant> grant = ends.prospect().grant();
    Optional<Instant> likely =
        inFuture(ends.end(0)).filter(end -> grant.filter(end::isAfter).isEmpty()).or(() -> grant);
    if (likely.isEmpty()) {
      return new Outlook.Lasts(ends.prospect().until(), earliest, risk(), projection);
    }
    Instant at = likely.get();
    return new Outlook.RunsOut(
        at, earliest.orElse(at), inFuture(ends.end(SLOW)), risk(), projection);
  }

  private Risk risk() {
    return new Risk(inFuture(ends.end(EARLY)), ends.lasting());
  }

  private Projection projection(SpendingCurve course) {
    return new ProjectedCourse(ends.prospect(), course, now).projection();
  }

  private Optional<Instant> inFuture(OptionalDouble time) {
    return time.isEmpty()
        ? Optional.empty()
        : Optional.of(EpochSeconds.toInstant(time.getAsDouble()))
            .map(at -> at.isBefore(now) ? now : at);
  }
}
