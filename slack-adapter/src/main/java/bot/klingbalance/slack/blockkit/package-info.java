/**
 * Renders messages and the form for Slack: Block Kit as JSON, and the text for notifications and
 * screen readers. Pure; all of Slack's limits are kept here.
 *
 * <p>JSON trees, not the classes of Slack's SDK: those lose {@code table} blocks ({@code
 * findings/slack-model-loses-table.sh}).
 */
@NullMarked
package bot.klingbalance.slack.blockkit;

import org.jspecify.annotations.NullMarked;
