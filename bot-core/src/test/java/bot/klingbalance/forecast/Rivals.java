package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.forecast.Foreseen.Kind;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Simple methods beside which the forecast is judged. They have the same readings. */
final class Rivals {
  private static final int DAYS = 28;
  private static final int WEEK = 7;
  private static final int PATHS = 200;

  /** The standard normal distribution leaves a tenth above. */
  private static final double TENTH = 1.2816;

  private Rivals() {}

  /** The pace of the last 24 hours, for ever. */
  static Foreseen yesterday(List<RecordedReading> readings, Instant now, ZoneId zone) {
    return mean(readings, 1, now, zone);
  }

  /** The pace of the last seven days, for ever. */
  static Foreseen week(List<RecordedReading> readings, Instant now, ZoneId zone) {
    return mean(readings, WEEK, now, zone);
  }

  private static Foreseen mean(List<RecordedReading> readings, int days, Instant now, ZoneId zone) {
    double start = EpochSeconds.of(now);
    double since = start - days * EpochSeconds.A_DAY;
    double spent = 0;
    double known = 0;
    for (Spending each : Spending.between(readings)) {
      double from = EpochSeconds.of(each.from());
      double to = EpochSeconds.of(each.to());
      double counted = Math.max(0, to - Math.max(from, since));
      spent += each.hundredths() * counted / (to - from);
      known += counted;
    }
    ForecastHorizon prospect = ForecastHorizon.of(readings, zone);
    double perDay = known > 0 ? spent / known * EpochSeconds.A_DAY : 0;
    double[] amounts = new double[ForecastHorizon.DAYS];
    Arrays.fill(amounts, perDay);
    double end = walk(prospect, amounts);
    double grant = prospect.grant().map(EpochSeconds::of).orElse(Double.POSITIVE_INFINITY);
    return new Foreseen(
        Kind.USUAL, end, Double.NaN, Double.NaN, end < grant ? 0 : 1, runway(end, perDay));
  }

  /** Each day ahead is as one of the same weekday in the last 28 days, drawn by chance. */
  static Foreseen bootstrap(List<RecordedReading> readings, Instant now, ZoneId zone) {
    Past past = new Past(readings, now);
    ForecastHorizon prospect = ForecastHorizon.of(readings, zone);
    double grant = prospect.grant().map(EpochSeconds::of).orElse(Double.POSITIVE_INFINITY);
    SplittableRandom random = new SplittableRandom(now.getEpochSecond());
    double[] ends = new double[PATHS];
    for (int path = 0; path < PATHS; path++) {
      double[] amounts = new double[ForecastHorizon.DAYS];
      for (int day = 0; day < amounts.length; day++) {
        int back = WEEK * (1 + random.nextInt(DAYS / WEEK)) - 1 - day % WEEK;
        amounts[day] =
            past.has(back) ? past.ago(back) : past.ago(random.nextInt(Math.max(1, past.count())));
      }
      ends[path] = walk(prospect, amounts);
    }
    Arrays.sort(ends);
    double chance = Arrays.stream(ends).filter(end -> end >= grant).count() / (double) PATHS;
    double at = ends[PATHS / 2];
    return new Foreseen(
        Kind.USUAL, at, ends[PATHS / 10], ends[PATHS * 9 / 10], chance, runway(at, past.mean()));
  }

  /** Days that have a gamma distribution each, with a factor for each weekday. */
  static Foreseen gamma(List<RecordedReading> readings, Instant now, ZoneId zone) {
    Past past = new Past(readings, now);
    ForecastHorizon prospect = ForecastHorizon.of(readings, zone);
    double grant = prospect.grant().map(EpochSeconds::of).orElse(Double.POSITIVE_INFINITY);
    double at = walk(prospect, gamma(past, 0));
    double low = -4;
    double high = 4;
    for (int i = 0; i < 12; i++) {
      double middle = (low + high) / 2;
      if (walk(prospect, gamma(past, middle)) < grant) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Foreseen(
        Kind.USUAL,
        at,
        walk(prospect, gamma(past, TENTH)),
        walk(prospect, gamma(past, -TENTH)),
        1 / (1 + Math.exp(-1.702 * low)),
        runway(at, past.mean()));
  }

  /** The amounts of the days ahead at so many standard deviations. */
  private static double[] gamma(Past past, double deviations) {
    double[] amounts = new double[ForecastHorizon.DAYS];
    double mean = 0;
    double before = 0;
    double variance = past.variance();
    for (int day = 0; day < amounts.length; day++) {
      mean += past.mean() * past.factor(WEEK - 1 - day % WEEK);
      double shape = mean * mean / (variance * (day + 1));
      double spent = mean > 0 ? mean * quantile(shape, deviations) : 0;
      amounts[day] = Math.max(0, spent - before);
      before = Math.max(before, spent);
    }
    return amounts;
  }

  /** That of a gamma distribution with a mean of 1, by Wilson and Hilferty. */
  private static double quantile(double shape, double deviations) {
    double root = 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape));
    return root <= 0 ? 0 : root * root * root;
  }

  private static double walk(ForecastHorizon prospect, double[] amounts) {
    double start = EpochSeconds.of(prospect.asOf());
    double[] times = new double[amounts.length + 1];
    double[] spent = new double[amounts.length + 1];
    times[0] = start;
    for (int day = 0; day < amounts.length; day++) {
      times[day + 1] = start + (day + 1) * EpochSeconds.A_DAY;
      spent[day + 1] = spent[day] + amounts[day];
    }
    return prospect
        .walk(new SpendingCurve(times, spent))
        .runsOut()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Optional<Runway> runway(double end, double perDay) {
    return perDay < 1
        ? Optional.empty()
        : Optional.of(
            new Runway(
                Double.isInfinite(end)
                    ? Optional.empty()
                    : Optional.of(EpochSeconds.toInstant(end)),
                new Credits((long) perDay),
                Optional.empty()));
  }

  /** What was spent in each 24 hours, the last ones first. */
  private static final class Past {
    private final double[] spent = new double[DAYS];
    private final int count;

    Past(List<RecordedReading> readings, Instant now) {
      double start = EpochSeconds.of(now);
      for (Spending each : Spending.between(readings)) {
        int ago = (int) ((start - EpochSeconds.of(each.to())) / EpochSeconds.A_DAY);
        if (ago < DAYS) {
          spent[ago] += each.hundredths();
        }
      }
      long days = Duration.between(readings.get(0).at(), now).toDays();
      count = (int) Math.max(1, Math.min(DAYS, days));
    }

    int count() {
      return count;
    }

    boolean has(int ago) {
      return ago < count;
    }

    double ago(int days) {
      return spent[days];
    }

    double mean() {
      return Arrays.stream(spent, 0, count).sum() / count;
    }

    double variance() {
      double mean = mean();
      double sum = 0;
      for (int i = 0; i < count; i++) {
        double miss = spent[i] - mean * factor(i % WEEK);
        sum += miss * miss;
      }
      return Math.max(1, sum / Math.max(1, count - 1));
    }

    double factor(int residue) {
      double mean = mean();
      double sum = mean;
      double days = 1;
      for (int i = residue; i < count; i += WEEK) {
        sum += spent[i];
        days++;
      }
      return mean > 0 ? sum / days / mean : 1;
    }
  }
}
