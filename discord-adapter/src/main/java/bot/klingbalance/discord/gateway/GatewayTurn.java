package bot.klingbalance.discord.gateway;

import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.shard.ShardLeases;
import bot.klingbalance.lease.shard.ShardNames;

/**
 * When a bot may have sessions with Discord's gateway.
 *
 * @param shards of the gateway: of several bots one has the session of each
 * @param starts the sessions of all bots, for Discord's daily limit
 */
public record GatewayTurn(ShardLeases shards, SessionStarts starts, GatewayPauses pauses) {
  /** How the leases are called; a bot of an older release knows only that of shard 0. */
  public static final ShardNames NAMES = new ShardNames("discord-gateway");

  /** For a bot that is alone. */
  public static GatewayTurn alone(GatewayPauses pauses) {
    return new GatewayTurn(ShardLeases.alone(), SessionStarts.ofThisProcess(), pauses);
  }

  /** With Discord's own pauses. */
  public GatewayTurn(ShardLeases shards, SessionStarts starts) {
    this(shards, starts, GatewayPauses.DEFAULT);
  }
}
