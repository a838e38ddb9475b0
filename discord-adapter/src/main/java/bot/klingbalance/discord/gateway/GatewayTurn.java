package bot.klingbalance.discord.gateway;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.SessionStarts;

/**
 * When a bot may have a session with Discord's gateway.
 *
 * @param lease of the gateway: of several bots one has a session
 * @param starts the sessions of all bots, for Discord's daily limit
 */
public record GatewayTurn(Lease lease, SessionStarts starts, GatewayPauses pauses) {
  /** The name of the lease, for the one shard that there is. */
  public static final String LEASE = "discord-gateway/0";

  /** For a bot that is alone. */
  public static GatewayTurn alone(GatewayPauses pauses) {
    return new GatewayTurn(Lease.ALWAYS_HELD, SessionStarts.ofThisProcess(), pauses);
  }

  /** With Discord's own pauses. */
  public GatewayTurn(Lease lease, SessionStarts starts) {
    this(lease, starts, GatewayPauses.DEFAULT);
  }
}
