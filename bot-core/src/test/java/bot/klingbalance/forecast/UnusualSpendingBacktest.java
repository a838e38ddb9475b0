package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.SimulatedAccount.Story;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Judges what is told as unusual spending by the teams of {@link ForecastBacktest}, each read once
 * an hour: how often a burst that the team never had is told by the second reading after it began,
 * and how often a team is suspected that had none.
 *
 * <p>A burst is a script that runs away at any moment, and from then on spends 3 to 20 times what
 * the team spends in such an hour of the day (in an hour of any kind, where that is more), besides
 * what the team itself does. The team never had it where by the second reading the script alone
 * spent more than the team ever did in as much time; the others are told apart. Bursts of less than
 * what is ever unusual do not count.
 *
 * <p>Run it from the root, with the first seed, the number of seeds and of accounts for each kind
 * of team: {@code mvn -q -pl bot-core test-compile exec:exec -Dexec.executable=java
 * -Dexec.args="-cp %classpath bot.klingbalance.forecast.UnusualSpendingBacktest 1 10 10"}
 */
public final class UnusualSpendingBacktest {
  /** Days that are known before anything is judged. */
  private static final int FIRST_DAYS = 14;

  private static final int BURSTS = 10;
  private static final int SOON = 2;
  private static final double HOUR = 3600;

  /** No more readings can be younger than what is too old. */
  private static final int LOOKED_AT = UnusualSpending.DAYS * 24;

  /** One burst. */
  record Burst(SimulatedTeam team, double factor, boolean isNew, boolean isTold) {}

  /** An account without a burst: for how many days it was judged, and how often suspected. */
  record Quiet(SimulatedTeam team, double days, int alarms) {}

  record Result(List<Burst> bursts, List<Quiet> accounts) {
    double partTold(Predicate<Burst> which) {
      List<Burst> chosen = bursts.stream().filter(which).toList();
      return (double) chosen.stream().filter(Burst::isTold).count() / chosen.size();
    }

    double alarmsIn90Days(Predicate<SimulatedTeam> which) {
      List<Quiet> chosen = accounts.stream().filter(each -> which.test(each.team())).toList();
      double days = chosen.stream().mapToDouble(Quiet::days).sum();
      return chosen.stream().mapToInt(Quiet::alarms).sum() / days * 90;
    }
  }

  private UnusualSpendingBacktest() {}

  public static void main(String[] args) {
    long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    int accounts = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    for (long seed = first; seed < first + seeds; seed++) {
      print(
          run(seed, accounts), "seed %d, %d accounts a team".formatted(seed, accounts), System.out);
    }
  }

  static Result run(long seed, int accounts) {
    SplittableRandom random = new SplittableRandom(seed);
    Result result = new Result(new ArrayList<>(), new ArrayList<>());
    for (SimulatedTeam team : SimulatedTeam.values()) {
      for (int i = 0; i < accounts; i++) {
        Story story = SimulatedAccount.story(team, random.nextLong());
        int begin = firstJudged(story.readings());
        if (begin + SOON < story.readings().size()) {
          result.accounts().add(quiet(team, story, begin));
          for (int n = 0; n < BURSTS; n++) {
            burst(team, story, begin, random).ifPresent(result.bursts()::add);
          }
        }
      }
    }
    return result;
  }

  private static int firstJudged(List<RecordedReading> readings) {
    Instant begin = readings.get(0).at().plus(Duration.ofDays(FIRST_DAYS));
    return (int) readings.stream().takeWhile(each -> each.at().isBefore(begin)).count();
  }

  /** What goes on is one alarm. */
  private static Quiet quiet(SimulatedTeam team, Story story, int begin) {
    List<RecordedReading> readings = story.readings();
    int alarms = 0;
    Instant told = Instant.MIN;
    for (int i = begin; i < readings.size(); i++) {
      Optional<UnusualSpending> found =
          UnusualSpending.of(
              readings.subList(Math.max(0, i - LOOKED_AT), i + 1),
              readings.get(i).at(),
              story.zone());
      if (found.isPresent()) {
        alarms += found.get().since().isBefore(told) ? 0 : 1;
        told = found.get().until();
      }
    }
    Instant last = readings.get(readings.size() - 1).at();
    Duration judged = Duration.between(readings.get(begin).at(), last);
    return new Quiet(team, judged.toMinutes() / 60.0 / 24, alarms);
  }

  private static Optional<Burst> burst(
      SimulatedTeam team, Story story, int begin, RandomGenerator random) {
    List<RecordedReading> readings = story.readings();
    int last = random.nextInt(begin, readings.size() - SOON);
    double factor = random.nextDouble(3, 20);
    Instant start = readings.get(last).at().plusSeconds(random.nextInt((int) HOUR));
    Instant since = start.minus(Duration.ofDays(UnusualSpending.DAYS));
    List<RecordedReading> seen =
        new ArrayList<>(
            readings.subList(0, last + 1).stream()
                .filter(each -> each.at().isAfter(since))
                .toList());
    List<Spending> past = Spending.between(seen);
    double pace = factor * usual(past, start, story.zone());
    Instant second = readings.get(last + SOON).at();
    double most = mostIn(past, Duration.between(readings.get(last).at(), second));
    boolean isTold = false;
    long burst = 0;
    for (RecordedReading each : readings.subList(last + 1, last + SOON + 1)) {
      double hours = Math.max(0, Duration.between(start, each.at()).toSeconds() / HOUR);
      burst = Math.round(pace * hours);
      if (pace <= 0 || burst >= each.balance().left().orElseThrow().hundredths()) {
        return Optional.empty();
      }
      seen.add(new RecordedReading(each.at(), without(each.balance(), burst)));
      isTold |= UnusualSpending.of(seen, each.at(), story.zone()).isPresent();
    }
    return burst < UnusualSpending.LEAST.hundredths()
        ? Optional.empty()
        : Optional.of(new Burst(team, factor, burst > most, isTold));
  }

  /** Hundredths of a credit in such an hour of the day, or in any hour where that is more. */
  private static double usual(List<Spending> past, Instant start, ZoneId zone) {
    int hour = start.atZone(zone).getHour();
    List<Spending> same =
        past.stream()
            .filter(each -> !each.isGap() && each.from().atZone(zone).getHour() == hour)
            .toList();
    return Math.max(anHour(past), same.isEmpty() ? 0 : anHour(same));
  }

  private static double anHour(List<Spending> spending) {
    double hours = Spending.covered(spending).toSeconds() / HOUR;
    return spending.stream().mapToLong(Spending::hundredths).sum() / Math.max(1, hours);
  }

  /** The most that the team itself spent in so much time. */
  private static double mostIn(List<Spending> past, Duration time) {
    double most = 0;
    for (int i = 0; i < past.size(); i++) {
      Instant end = past.get(i).from().plus(time).plusSeconds((long) HOUR / 4);
      double sum = past.get(i).hundredths();
      for (int k = i + 1; k < past.size() && !past.get(k).to().isAfter(end); k++) {
        sum += past.get(k).hundredths();
      }
      most = Math.max(most, past.get(i).isGap() ? 0 : sum);
    }
    return most;
  }

  private static Balance without(Balance balance, long hundredths) {
    long open = hundredths;
    List<CreditPackage> packages = new ArrayList<>();
    for (CreditPackage each :
        balance.packages().stream()
            .sorted(Comparator.comparing(lot -> lot.expiresAt().orElse(Instant.MAX)))
            .toList()) {
      long left = each.left().orElseThrow().hundredths();
      long gone = Math.min(open, left);
      open -= gone;
      packages.add(
          new CreditPackage(
              each.type(),
              each.granted(),
              Optional.of(new Credits(left - gone)),
              each.startsAt(),
              each.expiresAt()));
    }
    Credits left = balance.left().orElseThrow().minus(new Credits(hundredths));
    return new Balance(Optional.of(left), packages, balance.nextGrant());
  }

  private static void print(Result result, String title, PrintStream out) {
    out.println("Bursts told by the second reading, and false alarms; " + title);
    out.println("team               never had: told   3-5 times  5-10  10-20   alarms in 90 days");
    for (SimulatedTeam team : SimulatedTeam.values()) {
      String name = team.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      row(name, result, team::equals, out);
    }
    row("ALL", result, team -> true, out);
  }

  private static void row(
      String name, Result result, Predicate<SimulatedTeam> which, PrintStream out) {
    Predicate<Burst> ofTeam = burst -> which.test(burst.team());
    out.printf(
        Locale.ROOT,
        "%-17s  %5d: %5.1f %%     %5.0f %% %5.0f %% %5.0f %%   %5.2f%n",
        name,
        result.bursts().stream().filter(ofTeam.and(Burst::isNew)).count(),
        100 * result.partTold(ofTeam.and(Burst::isNew)),
        100 * result.partTold(ofTeam.and(burst -> burst.factor() < 5)),
        100 * result.partTold(ofTeam.and(burst -> burst.factor() >= 5 && burst.factor() < 10)),
        100 * result.partTold(ofTeam.and(burst -> burst.factor() >= 10)),
        result.alarmsIn90Days(which));
  }
}
