package bot.klingbalance.discord.gateway;

import java.time.Duration;

/**
 * How long the bot waits for Discord's gateway.
 *
 * @param identify between two sessions that are begun
 * @param toListServers until servers that do not arrive are a trouble
 */
public record GatewayPauses(Duration identify, Duration toListServers) {
  public static final GatewayPauses DEFAULT =
      new GatewayPauses(GatewayAddress.IDENTIFY_PAUSE, StalledStart.MOST);
}
