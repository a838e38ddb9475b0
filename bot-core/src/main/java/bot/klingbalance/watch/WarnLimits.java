package bot.klingbalance.watch;

import bot.klingbalance.account.Credits;

/**
 * From where on a channel is warned of an account, and on which days. Zero turns a limit off.
 *
 * @param belowCredits fewer credits than this
 * @param belowPercent a smaller share of what was granted, 0 to 100
 * @param runwayDays fewer days than this at the present pace
 * @param expiringDays credits that go unused within so many days
 * @param sessionDays a sign-in to Kling that ends within so many days
 * @param unusual whether far more spending than usual is told
 * @param days on all others only what is critical is told
 */
public record WarnLimits(
    Credits belowCredits,
    int belowPercent,
    int runwayDays,
    int expiringDays,
    int sessionDays,
    boolean unusual,
    Weekdays days) {
  /** Where nobody set anything else, in the settings or in chat. */
  public static final WarnLimits STANDARD = new WarnLimits(Credits.ZERO, 10, 3, 3, 2);

  public WarnLimits {
    if (belowPercent < 0 || belowPercent > 100) {
      throw new IllegalArgumentException("below %d percent".formatted(belowPercent));
    }
    if (runwayDays < 0 || expiringDays < 0 || sessionDays < 0) {
      throw new IllegalArgumentException("a negative number of days");
    }
  }

  /** The same on every day, with what is unusual. */
  public WarnLimits(
      Credits belowCredits, int belowPercent, int runwayDays, int expiringDays, int sessionDays) {
    this(belowCredits, belowPercent, runwayDays, expiringDays, sessionDays, true, Weekdays.EVERY);
  }

  /** The same on these days. */
  public WarnLimits on(Weekdays others) {
    return new WarnLimits(
        belowCredits, belowPercent, runwayDays, expiringDays, sessionDays, unusual, others);
  }

  /** The limits of both, the stricter of each two: an account in two watches is warned of once. */
  public WarnLimits and(WarnLimits others) {
    return new WarnLimits(
        belowCredits.compareTo(others.belowCredits) >= 0 ? belowCredits : others.belowCredits,
        Math.max(belowPercent, others.belowPercent),
        Math.max(runwayDays, others.runwayDays),
        Math.max(expiringDays, others.expiringDays),
        Math.max(sessionDays, others.sessionDays),
        unusual || others.unusual,
        days.and(others.days));
  }
}
