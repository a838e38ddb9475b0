package bot.klingbalance.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Credits that are granted each month and spent steadily in working time; what is left of a month
 * is lost when the next one is granted. What it holds is a function of the time, also of a past
 * one: each month goes like the one in which the demo begins.
 *
 * @param granted how many credits a month
 * @param left how many of them are left when the demo begins
 * @param since when the month began in which the demo begins
 * @param begins when the demo begins
 */
record MonthlyPlan(int granted, int left, Instant since, Instant begins, WorkingTime time) {
  private static final Duration MONTH = Duration.ofDays(30);

  MonthlyPlan {
    if (time.between(since, begins).isZero()) {
      throw new IllegalArgumentException("nobody had time to spend anything of it");
    }
  }

  /** When the month began that {@code at} belongs to. */
  Instant grantedAt(Instant at) {
    long months = Math.floorDiv(Duration.between(since, at).toMillis(), MONTH.toMillis());
    return since.plus(MONTH.multipliedBy(months));
  }

  /** When that month ends and the next one is granted. */
  Instant expiresAt(Instant at) {
    return grantedAt(at).plus(MONTH);
  }

  /** How many credits are left at {@code at}. */
  int leftAt(Instant at) {
    long spentSoFar = (long) granted - left;
    long spent =
        spentSoFar
            * time.between(grantedAt(at), at).toSeconds()
            / time.between(since, begins).toSeconds();
    return (int) Math.max(0, granted - spent);
  }
}
