package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.SimulatedTeam.Job;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What becomes of an account on which a team does its jobs: a plan whose months do not roll over,
 * now and then a top-up, run-outs and the time after them, in which what is wanted is lost. It is
 * read once an hour, but for the days on which the bot is off.
 *
 * <p>Some plans bring more than the team wants and some half of it.
 */
final class AccountLife {
  /** Of so much of what a month takes is the smallest plan, and the largest. */
  private static final double SCARCE = 0.55;

  private static final double GENEROUS = 1.35;
  private static final double TOP_UPS_AFTER_RUN_OUTS = 0.35;
  private static final double TOP_UPS_IN_TIME = 0.1;
  private static final int DAYS_BETWEEN_OFF = 45;

  /**
   * What became of it.
   *
   * @param readings in the order of time
   * @param runOuts when a job could not be paid for the first time since credits came
   * @param topUps when credits were bought
   * @param grants when a month of the plan began
   */
  record Story(
      String team,
      ZoneId zone,
      List<RecordedReading> readings,
      NavigableSet<Instant> runOuts,
      NavigableSet<Instant> topUps,
      NavigableSet<Instant> grants) {
    /** Whether there is something left, as far as the team knows. */
    boolean isLastingAt(Instant time) {
      return Optional.ofNullable(runOuts.floor(time)).filter(lastGain(time)::isBefore).isEmpty();
    }

    /** When credits last came; far in the past where none did. */
    Instant lastGain(Instant time) {
      return Stream.of(grants, topUps)
          .flatMap(gains -> Stream.ofNullable(gains.floor(time)))
          .max(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }

    /** The last reading until then. */
    OptionalInt indexAt(Instant time) {
      int low = -1;
      int high = readings.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        boolean later = readings.get(middle).at().isAfter(time);
        low = later ? low : middle;
        high = later ? middle - 1 : high;
      }
      return low < 0 ? OptionalInt.empty() : OptionalInt.of(low);
    }
  }

  private static final class Lot {
    private final String type;
    private final long granted;
    private final Instant from;
    private final Instant to;
    private long left;

    Lot(String type, long granted, Instant from, Instant to) {
      this.type = type;
      this.granted = granted;
      this.from = from;
      this.to = to;
      this.left = granted;
    }
  }

  private final ZoneId zone;
  private final RandomGenerator random;
  private final Deque<Job> jobs;
  private final Instant end;
  private final long grant;
  private final List<Lot> lots = new ArrayList<>();
  private final NavigableSet<Instant> toBuy = new TreeSet<>();
  private final Story story;
  private Instant nextGrant;
  private boolean isOut;

  private AccountLife(WorkRhythm rhythm, RandomGenerator random) {
    this.zone = rhythm.zone();
    this.random = random;
    List<Job> priced = rhythm.priced(random);
    this.jobs = new ArrayDeque<>(priced);
    Instant start = priced.get(0).at();
    this.end = priced.get(priced.size() - 1).at();
    double months = Duration.between(start, end).toHours() / 24.0 / 30.4;
    double aMonth = priced.stream().mapToLong(Job::price).sum() / months;
    double part = SCARCE * Math.pow(GENEROUS / SCARCE, random.nextDouble());
    this.grant = Math.max(60, 10 * Math.round(aMonth * part / 10));
    this.nextGrant =
        start
            .atZone(zone)
            .plusDays(random.nextInt(1, 29))
            .plusMinutes(random.nextInt(24 * 60))
            .toInstant();
    lots.add(new Lot("plan", grant, nextGrant.atZone(zone).minusMonths(1).toInstant(), nextGrant));
    this.story =
        new Story(
            rhythm.team(),
            zone,
            new ArrayList<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>());
  }

  static Story of(WorkRhythm rhythm, RandomGenerator random) {
    AccountLife life = new AccountLife(rhythm, random);
    life.live();
    return life.story;
  }

  private void live() {
    Instant reading = jobs.getFirst().at().plusSeconds(random.nextInt(3600));
    while (reading.isBefore(end)) {
      until(reading);
      story.readings().add(new RecordedReading(reading, balance()));
      boolean off = random.nextInt(24 * DAYS_BETWEEN_OFF) == 0;
      reading = reading.plus(Duration.ofHours(off ? random.nextInt(12, 37) : 1));
    }
  }

  private void until(Instant reading) {
    while (true) {
      Instant job = jobs.isEmpty() ? Instant.MAX : jobs.getFirst().at();
      Instant bought = toBuy.isEmpty() ? Instant.MAX : toBuy.first();
      Instant next =
          List.of(job, bought, nextGrant).stream().min(Comparator.naturalOrder()).orElseThrow();
      if (next.isAfter(reading)) {
        return;
      }
      lots.removeIf(lot -> !lot.to.isAfter(next));
      if (next.equals(nextGrant)) {
        grant();
      } else if (next.equals(bought)) {
        topUp(toBuy.pollFirst());
      } else {
        spend(jobs.removeFirst());
      }
    }
  }

  /** A month of the plan ends when the next one comes. */
  private void grant() {
    Instant from = nextGrant;
    nextGrant = from.atZone(zone).plusMonths(1).toInstant();
    lots.removeIf(lot -> lot.left == 0);
    lots.add(new Lot("plan", grant, from, nextGrant));
    story.grants().add(from);
    isOut = false;
    if (random.nextDouble() < TOP_UPS_IN_TIME) {
      toBuy.add(from.plus(Duration.ofHours(random.nextInt(24, 24 * 27))));
    }
  }

  private void topUp(Instant at) {
    long credits = 10 * Math.round(Math.max(6, grant * random.nextDouble(0.15, 0.6) / 10));
    lots.add(new Lot("top-up", credits, at, at.plus(Duration.ofDays(730))));
    story.topUps().add(at);
    isOut = false;
  }

  private void spend(Job job) {
    lots.sort(Comparator.comparing(lot -> lot.to));
    if (lots.stream().mapToLong(lot -> lot.left).sum() < job.price()) {
      if (!isOut) {
        story.runOuts().add(job.at());
        isOut = true;
        if (random.nextDouble() < TOP_UPS_AFTER_RUN_OUTS) {
          toBuy.add(job.at().plus(Duration.ofHours(random.nextInt(1, 72))));
        }
      }
      return;
    }
    long open = job.price();
    for (Lot lot : lots) {
      long used = Math.min(open, lot.left);
      lot.left -= used;
      open -= used;
    }
  }

  private Balance balance() {
    List<CreditPackage> packages =
        lots.stream()
            .map(
                lot ->
                    new CreditPackage(
                        Optional.of(lot.type),
                        Optional.of(Credits.of(lot.granted)),
                        Optional.of(Credits.of(lot.left)),
                        Optional.of(lot.from),
                        Optional.of(lot.to)))
            .toList();
    return new Balance(
        Optional.of(Credits.of(lots.stream().mapToLong(lot -> lot.left).sum())),
        packages,
        Optional.of(nextGrant));
  }
}
