/**
 * Charts of an account: its history and forecast as points, the days of an axis, and the same in
 * words or as one line of text. Pure; a chat draws what is made here.
 */
@NullMarked
package bot.klingbalance.chart;

import org.jspecify.annotations.NullMarked;
