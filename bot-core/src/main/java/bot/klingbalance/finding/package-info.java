/**
 * Findings: what is wrong with a watched account. Pure functions of readings, limits and what an
 * earlier check remembered decide about low credits, expiring credits, a lost sign-in and accounts
 * that cannot be read.
 */
@NullMarked
package bot.klingbalance.finding;

import org.jspecify.annotations.NullMarked;
