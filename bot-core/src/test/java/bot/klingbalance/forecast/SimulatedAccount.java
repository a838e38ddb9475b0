package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.SimulatedTeam.Job;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The account of a simulated team, read each hour until nothing is left on it. */
final class SimulatedAccount {
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo");

  /**
   * What became of it.
   *
   * @param readings until then
   * @param runsOut when nothing was left
   */
  record Story(List<RecordedReading> readings, Instant runsOut, ZoneId zone) {}

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

  private final SimulatedTeam team;
  private final RandomGenerator random;
  private final ZoneId zone;
  private final Instant start;
  private final Deque<Job> jobs;
  private final List<Lot> lots = new ArrayList<>();
  private Optional<Instant> nextGrant = Optional.empty();
  private long grant;

  private SimulatedAccount(SimulatedTeam team, RandomGenerator random) {
    this.team = team;
    this.random = random;
    this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    LocalDateTime begin =
        LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(365 * 24 * 60));
    this.start = begin.atZone(zone).toInstant();
    this.jobs = new ArrayDeque<>(team.jobs(begin, zone, random));
    double perDay = (double) jobs.stream().mapToLong(Job::price).sum() / SimulatedTeam.DAYS;
    supply(perDay);
  }

  /** The same story for the same seed. Teams that never run out are left out. */
  static Story story(SimulatedTeam team, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    while (true) {
      Optional<Story> story = new SimulatedAccount(team, seeds.split()).run();
      if (story.isPresent()) {
        return story.get();
      }
    }
  }

  private void supply(double perDay) {
    switch (team) {
      case SEVERAL_PACKAGES -> {
        grant = 660 * Math.round(1 + perDay * random.nextDouble(10, 25) / 660);
        ZonedDateTime due = start.atZone(zone).withDayOfMonth(random.nextInt(1, 29)).plusMonths(1);
        nextGrant = Optional.of(due.toInstant());
        lots.add(new Lot("plan", grant, due.minusMonths(1).toInstant(), due.toInstant()));
        lots.add(topUp(perDay * random.nextDouble(10, 40)));
        Instant over = start.plus(Duration.ofDays(random.nextInt(20, 80)));
        lots.add(new Lot("bonus", (long) (perDay * random.nextDouble(2, 8)), start, over));
      }
      case NEW -> lots.add(topUp(perDay * random.nextDouble(8, 16)));
      default -> lots.add(topUp(perDay * random.nextDouble(20, 80)));
    }
  }

  private Lot topUp(double credits) {
    return new Lot("top-up", (long) credits, start, start.plus(Duration.ofDays(730)));
  }

  private Optional<Story> run() {
    List<RecordedReading> readings = new ArrayList<>();
    Instant end = start.plus(Duration.ofDays(SimulatedTeam.DAYS - 1));
    Instant reading = start.plusSeconds(random.nextInt(3600));
    while (reading.isBefore(end)) {
      Optional<Instant> runsOut = until(reading);
      if (runsOut.isPresent()) {
        return Optional.of(new Story(readings, runsOut.get(), zone));
      }
      if (team != SimulatedTeam.MISSING_READINGS || random.nextInt(10) >= 3) {
        readings.add(new RecordedReading(reading, balance()));
      }
      boolean off = team == SimulatedTeam.MISSING_READINGS && random.nextInt(24 * 7) == 0;
      reading = reading.plus(Duration.ofHours(off ? random.nextInt(6, 61) : 1));
    }
    return Optional.empty();
  }

  /** Lets everything happen that happens until then, or until nothing is left. */
  private Optional<Instant> until(Instant reading) {
    while (true) {
      Instant job = jobs.isEmpty() ? Instant.MAX : jobs.peek().at();
      Instant expiry =
          lots.stream().map(lot -> lot.to).min(Comparator.naturalOrder()).orElseThrow();
      Instant next = job.isBefore(expiry) ? job : expiry;
      if (next.isAfter(reading)) {
        return Optional.empty();
      }
      lots.removeIf(lot -> !lot.to.isAfter(next));
      nextGrant.filter(due -> !due.isAfter(next)).ifPresent(this::grant);
      boolean lacking = next.equals(job) && isLacking(jobs.remove().price());
      if (lacking || lots.stream().allMatch(lot -> lot.left == 0)) {
        return Optional.of(next);
      }
    }
  }

  /** A month of the plan ends when the next one comes. */
  private void grant(Instant due) {
    Instant next = due.atZone(zone).plusMonths(1).toInstant();
    lots.add(new Lot("plan", grant, due, next));
    nextGrant = Optional.of(next);
  }

  private boolean isLacking(long price) {
    lots.sort(Comparator.comparing(lot -> lot.to));
    long open = price;
    for (Lot lot : lots) {
      long used = Math.min(open, lot.left);
      lot.left -= used;
      open -= used;
    }
    return open > 0;
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
        nextGrant);
  }
}
