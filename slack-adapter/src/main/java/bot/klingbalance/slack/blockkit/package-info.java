/**
 * How a message of the bot looks in Slack: Block Kit as JSON, and the text that a notification and
 * a screen reader get; and how its form looks. Pure; every limit of Slack is kept here.
 *
 * <p>JSON trees rather than the classes of Slack's SDK, which know no {@code table} block.
 */
@NullMarked
package bot.klingbalance.slack.blockkit;

import org.jspecify.annotations.NullMarked;
