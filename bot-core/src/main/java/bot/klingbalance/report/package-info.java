/**
 * The weekly report: what the accounts of a channel spent in a week, what is left, and what comes.
 * Pure functions of readings make its figures and its message; the outbox keeps and delivers it.
 */
@NullMarked
package bot.klingbalance.report;

import org.jspecify.annotations.NullMarked;
