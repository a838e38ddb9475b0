package bot.klingbalance.forecast;

import bot.klingbalance.forecast.SimulatedAccount.Story;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Judges the forecast by simulated teams: how far it misses the time at which nothing was left,
 * one, three and seven days ahead, and how often that time lay in its range, beside two rivals that
 * have the same readings and packages and another pace.
 *
 * <p>A forecast that sees no end counts as one for {@value ForecastHorizon#DAYS} days ahead. What
 * is known of the past is cut to 4 to 60 days by chance.
 *
 * <p>Run it from the root, with a seed and the number of accounts for each kind of team: {@code mvn
 * -q -pl bot-core test-compile exec:exec -Dexec.executable=java -Dexec.args="-cp %classpath
 * bot.klingbalance.forecast.ForecastBacktest 1 60"}
 */
public final class ForecastBacktest {
  static final int[] DAYS_AHEAD = {1, 3, 7};

  private static final int YESTERDAY = 1;
  private static final int WEEK = 7;

  /**
   * One forecast: how far it and its rivals were off, in hours, and whether the truth lay before,
   * in or after its range.
   */
  record Trial(
      SimulatedTeam team, int daysAhead, double forecast, double yesterday, double week, int side) {
    boolean isInRange() {
      return side == 0;
    }
  }

  private ForecastBacktest() {}

  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int accounts = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    print(run(seed, accounts), "seed %d, %d accounts a team".formatted(seed, accounts), System.out);
  }

  static List<Trial> run(long seed, int accounts) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trial> trials = new ArrayList<>();
    for (SimulatedTeam team : SimulatedTeam.values()) {
      for (int i = 0; i < accounts; i++) {
        Story story = SimulatedAccount.story(team, random.nextLong());
        for (int days : DAYS_AHEAD) {
          judge(team, story, days, random).ifPresent(trials::add);
        }
      }
    }
    return trials;
  }

  static double median(List<Trial> trials, ToDoubleFunction<Trial> error) {
    double[] sorted = trials.stream().mapToDouble(error).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  static double partInRange(List<Trial> trials) {
    return (double) trials.stream().filter(Trial::isInRange).count() / trials.size();
  }

  private static Optional<Trial> judge(
      SimulatedTeam team, Story story, int days, RandomGenerator random) {
    Instant now = story.runsOut().minus(Duration.ofDays(days));
    Instant from = now.minus(Duration.ofDays(random.nextInt(4, 61)));
    List<RecordedReading> readings =
        story.readings().stream()
            .filter(each -> each.at().isAfter(from) && !each.at().isAfter(now))
            .toList();
    Outlook outlook = Forecast.of(readings, now, story.zone());
    if (outlook instanceof Outlook.TooShort || outlook instanceof Outlook.Outdated) {
      return Optional.empty();
    }
    ForecastHorizon prospect = ForecastHorizon.of(readings, story.zone());
    List<Spending> spending = Spending.between(readings);
    Instant never = now.plus(Duration.ofDays(ForecastHorizon.DAYS));
    Instant at = outlook instanceof Outlook.RunsOut end ? end.at() : never;
    return Optional.of(
        new Trial(
            team,
            days,
            hours(at, story.runsOut()),
            hours(rival(prospect, spending, YESTERDAY, now), story.runsOut()),
            hours(rival(prospect, spending, WEEK, now), story.runsOut()),
            side(outlook, story.runsOut())));
  }

  private static int side(Outlook outlook, Instant truth) {
    if (outlook instanceof Outlook.RunsOut end) {
      boolean late = end.latest().filter(truth::isAfter).isPresent();
      return truth.isBefore(end.earliest()) ? -1 : late ? 1 : 0;
    }
    return outlook instanceof Outlook.Lasts lasts
            && lasts.earliest().filter(first -> !truth.isBefore(first)).isPresent()
        ? 0
        : -1;
  }

  /** The mean pace of so many days, by night as by day. */
  private static Instant rival(
      ForecastHorizon prospect, List<Spending> spending, int days, Instant now) {
    double start = EpochSeconds.of(prospect.asOf());
    double since = start - days * EpochSeconds.A_DAY;
    double spent = 0;
    double known = 0;
    for (Spending each : spending) {
      double from = EpochSeconds.of(each.from());
      double to = EpochSeconds.of(each.to());
      double counted = Math.max(0, to - Math.max(from, since));
      spent += each.hundredths() * counted / (to - from);
      known += counted;
    }
    double horizon = ForecastHorizon.DAYS * EpochSeconds.A_DAY;
    double inAll = known > 0 ? spent / known * horizon : 0;
    SpendingCurve course =
        new SpendingCurve(new double[] {start, start + horizon}, new double[] {0, inAll});
    double end = prospect.walk(course).runsOut().orElse(EpochSeconds.of(now) + horizon);
    return EpochSeconds.toInstant(Math.max(EpochSeconds.of(now), end));
  }

  private static double hours(Instant one, Instant other) {
    return Math.abs(Duration.between(one, other).toSeconds()) / 3600.0;
  }

  private static void print(List<Trial> trials, String title, PrintStream out) {
    out.println("Median error of the run-out time in hours; " + title);
    out.println(
        "days ahead  team               forecast  yesterday  7 days   in range (before, after)");
    for (int days : DAYS_AHEAD) {
      List<Trial> ahead = trials.stream().filter(each -> each.daysAhead() == days).toList();
      for (SimulatedTeam team : SimulatedTeam.values()) {
        String name = team.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        row(days, name, ahead.stream().filter(each -> each.team() == team).toList(), out);
      }
      row(days, "ALL", ahead, out);
    }
    row(0, "ALL, at any time", trials, out);
  }

  private static void row(int days, String name, List<Trial> trials, PrintStream out) {
    double count = trials.size();
    out.printf(
        Locale.ROOT,
        "%10s  %-17s  %8.1f  %9.1f  %6.1f   %3.0f %% (%.0f %%, %.0f %%)%n",
        days == 0 ? "" : days,
        name,
        median(trials, Trial::forecast),
        median(trials, Trial::yesterday),
        median(trials, Trial::week),
        100 * partInRange(trials),
        100 * trials.stream().filter(each -> each.side() < 0).count() / count,
        100 * trials.stream().filter(each -> each.side() > 0).count() / count);
  }
}
