/**
 * What a channel is told between its daily checks: what turned critical, gathered into few urgent
 * messages, and how the messages of the day change as accounts are read.
 */
@NullMarked
package bot.klingbalance.alert;

import org.jspecify.annotations.NullMarked;
