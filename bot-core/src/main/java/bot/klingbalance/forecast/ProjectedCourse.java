package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.history.EpochSeconds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What becomes of the credits on one course of spending. */
record ProjectedCourse(ForecastHorizon prospect, SpendingCurve course, Instant now) {
  private static final double LINE_STEP = Duration.ofHours(6).toSeconds();
  private static final int LINE_STEPS = 14 * 4;
  private static final int WEEK = 7;

  Projection projection() {
    double from = EpochSeconds.of(now);
    double end = EpochSeconds.of(prospect.until());
    double weekLater = Math.min(end, from + WEEK * EpochSeconds.A_DAY);
    double perDay =
        (course.spentBy(weekLater) - course.spentBy(from))
            / Math.max(1, weekLater - from)
            * EpochSeconds.A_DAY;
    Depletion walk = prospect.walk(course, marks());
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
        prospect.nextMonth().map(lot -> moment(lot.from(), lot.amount())));
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

  private static Moment moment(double time, double hundredths) {
    return new Moment(EpochSeconds.toInstant(time), credits(hundredths));
  }

  private static Credits credits(double hundredths) {
    return new Credits((long) Math.min(Credits.MOST, Math.ceil(hundredths - 0.001)));
  }
}
