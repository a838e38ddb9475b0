package bot.klingbalance.chat;

/**
 * A message that stands in a channel.
 *
 * @param id the platform's own: Slack's {@code ts}, Discord's snowflake
 */
public record PostedMessage(Channel channel, String id) {}
