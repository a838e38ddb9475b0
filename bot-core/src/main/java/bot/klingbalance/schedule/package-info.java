/**
 * When the bot wakes by itself: for each channel one point in time, kept in the database, so that a
 * check is missed by no restart and made by one bot only, however many share the database.
 */
@NullMarked
package bot.klingbalance.schedule;

import org.jspecify.annotations.NullMarked;
