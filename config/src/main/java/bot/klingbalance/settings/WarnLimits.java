package bot.klingbalance.settings;

import bot.klingbalance.account.Credits;

/**
 * From where on a channel is warned of an account. Zero turns a limit off.
 *
 * @param belowCredits fewer credits than this
 * @param belowPercent a smaller share of what was granted, 0 to 100
 * @param runwayDays fewer days than this at the present pace
 * @param expiringDays credits that go unused within so many days
 * @param sessionDays a sign-in to Kling that ends within so many days
 */
public record WarnLimits(
    Credits belowCredits, int belowPercent, int runwayDays, int expiringDays, int sessionDays) {}
