package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.AccountLife.Story;
import bot.klingbalance.forecast.Foreseen.Kind;
import bot.klingbalance.forecast.Foreseen.Method;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One method on one account: what it said at moments chosen by chance, and what then happened. */
final class RhythmTrial {
  static final int[] HISTORIES = {3, 7, 14, 60};
  static final int[] DAYS_AHEAD = {1, 3, 7};
  static final int BINS = 5;

  private static final int HOURS = ForecastHorizon.DAYS * 24;

  /** From one moment to the next, in readings: so many to twice as many. */
  private static final int STRIDE = 40;

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Method method;
  private final Story story;
  private final RhythmScores scores;

  private RhythmTrial(Method method, Story story, RhythmScores scores) {
    this.method = method;
    this.story = story;
    this.scores = scores;
  }

  static void judge(Method method, Story story, RhythmScores scores) {
    RhythmTrial trial = new RhythmTrial(method, story, scores);
    trial.moments();
    trial.daysBefore();
    new RunwayWarnings(method, story, scores).judge();
  }

  /**
   * What came.
   *
   * @param runsOut when nothing was left, or never
   * @param grant when the next grant was due
   * @param bought when credits were bought, which nobody foresees
   */
  private record Truth(double runsOut, double grant, double bought) {
    boolean lasts() {
      return runsOut >= grant;
    }

    boolean isKnownUntil(double time) {
      return bought >= Math.min(runsOut, time);
    }
  }

  private void moments() {
    List<RecordedReading> readings = story.readings();
    SplittableRandom random = new SplittableRandom(story.team().hashCode());
    Instant end =
        readings.get(readings.size() - 1).at().minus(Duration.ofDays(ForecastHorizon.DAYS + 2));
    for (int i = 12; i < readings.size(); i += random.nextInt(STRIDE, 2 * STRIDE)) {
      RecordedReading reading = readings.get(i);
      boolean some =
          reading.balance().left().filter(left -> !left.equals(Credits.ZERO)).isPresent();
      if (some && reading.at().isBefore(end) && story.isLastingAt(reading.at())) {
        Truth truth = truth(reading);
        if (truth.isKnownUntil(truth.grant())) {
          grant(foreseen(i, HOURS), truth);
          range(i, truth);
        }
        wander(i);
      }
    }
  }

  private Truth truth(RecordedReading reading) {
    return new Truth(
        time(story.runOuts().higher(reading.at())),
        EpochSeconds.of(reading.balance().nextGrantAfter(reading.at()).orElseThrow()),
        time(story.topUps().higher(reading.at())));
  }

  private void grant(Foreseen foreseen, Truth truth) {
    if (foreseen.kind() != Kind.USUAL) {
      add("unknown ran out", !truth.lasts());
      return;
    }
    add("grant", foreseen.chance() >= 0.5 == truth.lasts());
    add("brier", Math.pow(foreseen.chance() - (truth.lasts() ? 1 : 0), 2));
    add("bin " + (int) Math.min(BINS - 1, foreseen.chance() * BINS), truth.lasts());
    if (foreseen.isToldAsSure(truth.grant())) {
      add("told sure", !truth.lasts());
    }
  }

  private void range(int i, Truth truth) {
    double until = EpochSeconds.of(ForecastHorizon.of(until(i, HOURS), story.zone()).until());
    for (int days : HISTORIES) {
      if (i < days * 24 || !truth.isKnownUntil(until)) {
        continue;
      }
      Foreseen foreseen = foreseen(i, days * 24 + 2);
      if (foreseen.kind() == Kind.USUAL && !Double.isNaN(foreseen.earliest())) {
        double end = truth.runsOut() < until ? truth.runsOut() : NEVER;
        add("range " + days, foreseen.earliest() <= end && end <= foreseen.latest());
        add("before range " + days, end < foreseen.earliest());
      }
    }
  }

  /** From one hour to the next, in which nothing happened. */
  private void wander(int i) {
    if (i + 1 >= story.readings().size()) {
      return;
    }
    RecordedReading one = story.readings().get(i);
    RecordedReading two = story.readings().get(i + 1);
    if (one.balance().equals(two.balance())
        && Duration.between(one.at(), two.at()).toHours() == 1
        && story.isLastingAt(two.at())) {
      double before = foreseen(i, HOURS).at();
      double after = foreseen(i + 1, HOURS).at();
      boolean isTold = before < NEVER && after < NEVER;
      if (isTold) {
        add("wander", Math.abs(before - after) / 3600);
      }
      add("comes or goes", before != after && !isTold);
    }
  }

  private void daysBefore() {
    for (Instant out : story.runOuts()) {
      for (int days : DAYS_AHEAD) {
        Instant now = out.minus(Duration.ofDays(days));
        int i = story.indexAt(now).orElse(-1);
        boolean isKnown =
            i >= 72
                && story.isLastingAt(now)
                && Optional.ofNullable(story.topUps().higher(now)).filter(out::isAfter).isEmpty();
        if (isKnown) {
          Foreseen foreseen = foreseen(i, HOURS);
          double at =
              Math.min(
                  foreseen.at(), EpochSeconds.of(now) + ForecastHorizon.DAYS * EpochSeconds.A_DAY);
          if (foreseen.kind() == Kind.USUAL) {
            add("error " + days, Math.abs(at - EpochSeconds.of(out)) / 3600);
          }
        }
      }
    }
  }

  private List<RecordedReading> until(int index, int hours) {
    return story.readings().subList(Math.max(0, index + 1 - hours), index + 1);
  }

  private Foreseen foreseen(int index, int hours) {
    return method.of(until(index, hours), story.readings().get(index).at(), story.zone());
  }

  private void add(String figure, boolean holds) {
    add(figure, holds ? 1 : 0);
  }

  private void add(String figure, double value) {
    scores.add(figure, story.team(), value);
  }

  private static double time(@Nullable Instant at) {
    return at == null ? NEVER : EpochSeconds.of(at);
  }
}
