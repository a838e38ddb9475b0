package bot.klingbalance.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** A kind of team that renders clips, and what it renders. */
enum SimulatedTeam {
  /** Much the same each day, at weekends too. */
  STEADY,
  /** Next to nothing at weekends. */
  WEEKDAYS,
  /** Some days of a multiple of the usual, now and then. */
  CAMPAIGNS,
  /** Nothing for a week or so, then some days of much. */
  IDLE_THEN_SUDDEN,
  /** A plan with its grants, a top-up and a bonus, all of which expire. */
  SEVERAL_PACKAGES,
  /** Weekdays only, and the bot is off for hours and days. */
  MISSING_READINGS,
  /** Two percent more each day. */
  GROWING,
  /** So small a supply that it lasts for less than two weeks from the start. */
  NEW;

  static final int DAYS = 420;

  private static final int[] PRICES = {10, 25, 35, 40, 72};

  /**
   * A clip.
   *
   * @param price in credits
   */
  record Job(Instant at, long price) {}

  /** What a team of this kind renders in {@value #DAYS} days, in the order of time. */
  List<Job> jobs(LocalDateTime start, ZoneId zone, RandomGenerator random) {
    double perDay = random.nextDouble(6, 30);
    int opens = random.nextInt(7, 11);
    int closes = opens + random.nextInt(8, 12);
    int usual = PRICES[random.nextInt(PRICES.length)];
    int other = PRICES[random.nextInt(PRICES.length)];
    double weekend = weekend(random);
    Mood mood = new Mood(random);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = start.toLocalDate().plusDays(i);
      double level = mood.next(i) * (day.getDayOfWeek().getValue() > 5 ? weekend : 1);
      for (int job = poisson(perDay * level, random); job > 0; job--) {
        boolean odd = random.nextInt(10) == 0;
        double hour = odd ? random.nextDouble(7, 24) : random.nextDouble(opens, closes);
        LocalDateTime at = day.atStartOfDay().plusSeconds((long) (hour * 3600));
        if (at.isAfter(start)) {
          int price = random.nextInt(4) == 0 ? other : usual;
          jobs.add(new Job(at.atZone(zone).toInstant(), price));
        }
      }
    }
    jobs.sort(Comparator.comparing(Job::at));
    return jobs;
  }

  private double weekend(RandomGenerator random) {
    boolean quiet = random.nextBoolean();
    return switch (this) {
      case STEADY -> 1;
      case WEEKDAYS, MISSING_READINGS -> 0.02;
      default -> quiet ? 0.2 : 1;
    };
  }

  /** How much of the usual is done on each day. */
  private final class Mood {
    private final RandomGenerator random;
    private boolean busy;
    private double campaign = 3;

    Mood(RandomGenerator random) {
      this.random = random;
      this.busy = random.nextInt(3) == 0;
    }

    double next(int day) {
      double level =
          switch (SimulatedTeam.this) {
            case CAMPAIGNS -> busy(1 / 10.0, 1 / 5.0) ? campaign : 0.4;
            case IDLE_THEN_SUDDEN -> busy(1 / 8.0, 1 / 4.0) ? 2 : 0;
            case GROWING -> Math.exp(0.02 * Math.min(day, 100));
            default -> 1;
          };
      double noise =
          switch (SimulatedTeam.this) {
            case STEADY -> 0.15;
            case CAMPAIGNS, IDLE_THEN_SUDDEN -> 0.35;
            default -> 0.25;
          };
      return level * Math.exp(noise * random.nextGaussian() - noise * noise / 2);
    }

    private boolean busy(double starts, double ends) {
      if (!busy && random.nextDouble() < starts) {
        busy = true;
        campaign = random.nextDouble(1.8, 4.2);
      } else if (busy && random.nextDouble() < ends) {
        busy = false;
      }
      return busy;
    }
  }

  private static int poisson(double mean, RandomGenerator random) {
    int count = -1;
    for (double sum = 0; sum < mean; count++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return Math.max(0, count);
  }
}
