package bot.klingbalance.finding;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.watch.WarnLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When an account is low, and when it is not any more: below a limit, and back to normal only well
 * above every limit, so that a balance near one does not warn every other day.
 *
 * @param left what the account has
 * @param granted what was granted in the packages that still count, where that is known
 * @param ends when nothing is left
 * @param check now, and when the next check is
 */
record LowRule(
    WarnLimits limits, Credits left, Optional<Credits> granted, Ends ends, CheckMoment check) {
  /** Low below X, back to normal above 1.2 × X. */
  private static final int BACK_TENTHS = 12;

  private static final int MOST_BACK_PER_MILLE = 999;

  /**
   * When nothing is left, where no grant comes before that.
   *
   * @param likely most likely: what is told, and what is critical
   * @param early on a course that is early on purpose: what is warned of
   * @param lasting the chance that a grant comes first: nothing is warned of that is about as
   *     likely to last as not
   */
  record Ends(Optional<Instant> likely, Optional<Instant> early, double lasting) {
    private static final double ABOUT_EVEN = 0.45;

    /** What was warned of is over when it lasts two times in three. */
    private static final double SAFE = 0.65;

    boolean isShort(Instant end) {
      return isBefore(early, end) && lasting <= ABOUT_EVEN;
    }

    boolean isStillShort(Instant end) {
      return isBefore(early, end) && lasting <= SAFE;
    }
  }

  static LowRule of(
      WarnLimits limits,
      Balance balance,
      Credits left,
      Optional<Runway> runway,
      CheckMoment check) {
    Optional<Instant> grant = balance.nextGrantAfter(check.now());
    Optional<Instant> runsOut =
        runway.flatMap(Runway::runsOut).filter(end -> grant.filter(end::isAfter).isEmpty());
    Optional<Risk> risk = runway.map(Runway::risk);
    Optional<Instant> early =
        risk.flatMap(Risk::early).filter(end -> grant.filter(end::isAfter).isEmpty());
    double lasting = risk.map(Risk::lasting).orElse(OptionalDouble.empty()).orElse(0);
    Ends ends = new Ends(runsOut, early, lasting);
    return new LowRule(limits, left, balance.grantedAt(check.now()), ends, check);
  }

  /**
   * The rule that makes it low, most urgent first; nothing when it is not.
   *
   * @param wasLow whether it was low at the last check, and no credits came since
   */
  Optional<Trigger> why(boolean wasLow) {
    return urgent()
        .or(this::low)
        .or(() -> wasLow && !isWellAbove() ? stillLow() : Optional.empty());
  }

  private Optional<Trigger> urgent() {
    if (isOff()) {
      return Optional.empty();
    }
    if (left.isZero()) {
      return Optional.of(Trigger.NOTHING_LEFT);
    }
    if (isBelowCredits(4)) {
      return Optional.of(Trigger.BELOW_QUARTER_OF_CREDITS);
    }
    if (isBelowPercent(4)) {
      return Optional.of(Trigger.BELOW_QUARTER_OF_PERCENT);
    }
    return limits.runwayDays() > 0 && isBefore(ends.likely(), check.next())
        ? Optional.of(Trigger.RUNS_OUT_BEFORE_NEXT_CHECK)
        : Optional.empty();
  }

  private Optional<Trigger> low() {
    if (isBelowCredits(1)) {
      return Optional.of(Trigger.BELOW_CREDITS);
    }
    if (isBelowPercent(1)) {
      return Optional.of(Trigger.BELOW_PERCENT);
    }
    return limits.runwayDays() > 0 && ends.isShort(check.in(Duration.ofDays(limits.runwayDays())))
        ? Optional.of(Trigger.SHORT_RUNWAY)
        : Optional.empty();
  }

  private Optional<Trigger> stillLow() {
    return isOff() ? Optional.empty() : Optional.of(Trigger.NOT_YET_BACK);
  }

  private boolean isWellAbove() {
    boolean credits =
        left.hundredths() * 10 > limits.belowCredits().hundredths() * BACK_TENTHS
            || limits.belowCredits().isZero();
    int backPerMille = Math.min(limits.belowPercent() * BACK_TENTHS, MOST_BACK_PER_MILLE);
    boolean percent =
        limits.belowPercent() == 0
            || granted
                .filter(all -> left.hundredths() * 1000 <= all.hundredths() * backPerMille)
                .isEmpty();
    Duration enough = Duration.ofDays(limits.runwayDays()).multipliedBy(BACK_TENTHS).dividedBy(10);
    return credits && percent && !(limits.runwayDays() > 0 && ends.isStillShort(check.in(enough)));
  }

  private boolean isOff() {
    return limits.belowCredits().isZero() && limits.belowPercent() == 0 && limits.runwayDays() == 0;
  }

  private boolean isBelowCredits(int part) {
    return left.hundredths() * part < limits.belowCredits().hundredths();
  }

  private boolean isBelowPercent(int part) {
    return granted
        .filter(all -> left.hundredths() * 100 * part < all.hundredths() * limits.belowPercent())
        .isPresent();
  }

  private static boolean isBefore(Optional<Instant> at, Instant end) {
    return at.filter(end::isAfter).isPresent();
  }
}
