/**
 * A report to send to the maintainers: one ZIP file with versions, settings, checks, the last lines
 * of the log, and the shape of what useapi.net, Slack and Discord answered, beside the shape that
 * the tests expect. Nothing in it is anybody's: no token, no address, no name, no id, no value of
 * an answer, and of its keys only those that a document names.
 */
@NullMarked
package bot.klingbalance.program.bundle;

import org.jspecify.annotations.NullMarked;
