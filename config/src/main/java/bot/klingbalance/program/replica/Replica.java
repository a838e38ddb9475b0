package bot.klingbalance.program.replica;

import bot.klingbalance.concurrent.Shutdown;
import bot.klingbalance.database.Database;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.health.Meters;
import bot.klingbalance.lease.BotInstance;
import bot.klingbalance.lease.BotPresence;
import bot.klingbalance.lease.LeaseMeans;
import bot.klingbalance.lease.LeaseTimes;
import bot.klingbalance.lease.WakingTime;
import bot.klingbalance.lease.shard.ShardLeases;
import bot.klingbalance.lease.shard.ShardStore;
import bot.klingbalance.lease.shard.SpreadShards;
import bot.klingbalance.store.BackgroundThread;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;

/** This bot beside others on its database: what it has in its turn, and its signs of life. */
public final class Replica implements AutoCloseable {
  private final String version;
  private final GatewayTurn turn;
  private final Optional<BotPresence> presence;

  private Replica(String version, GatewayTurn turn, Optional<BotPresence> presence) {
    this.version = version;
    this.turn = turn;
    this.presence = presence;
  }

  /** This process as a bot on {@code database}; on one that is not shared it is alone. */
  public static Replica of(Database database, String version, Clock clock) {
    String name = database.bot();
    Optional<ShardStore> leases = database.leases();
    ShardLeases gateway = leases.map(store -> shards(name, store)).orElseGet(ShardLeases::alone);
    Optional<BotPresence> presence =
        leases.map(
            shared ->
                new BotPresence(
                    database.bots(),
                    new BotInstance(name, version, clock.instant()),
                    new BackgroundThread("presence")));
    return new Replica(version, new GatewayTurn(gateway, database.sessionStarts()), presence);
  }

  /** Its turn at Discord's gateway. */
  public GatewayTurn turn() {
    return turn;
  }

  /** Shows in metrics which version this is, and what it has. */
  public void show(Meters meters) {
    meters.flag(
        "kling.bot.info",
        "1; its label is the version of the program",
        Tag.of("version", version),
        () -> true);
    MultiGauge leases =
        meters.gauges(
            "kling.lease.held",
            "1 while this bot has what one of several has, 0 while it stands by");
    // What there is no more is shown no more: nobody is to be told that no bot has it.
    turn.shards()
        .watchTotal(
            total -> leases.register(IntStream.range(0, total).mapToObj(this::row).toList()));
  }

  private MultiGauge.Row<?> row(int shard) {
    ShardLeases shards = turn.shards();
    return MultiGauge.Row.of(
        Tags.of("lease", GatewayTurn.NAMES.lease(shard)),
        () -> shards.held().contains(shard) ? 1 : 0);
  }

  /** Begins to say that it lives. */
  public void start() {
    presence.ifPresent(BotPresence::start);
  }

  /** Gives back what it has; some seconds at most. */
  @Override
  public void close() {
    Shutdown.together(turn.shards()::close, () -> presence.ifPresent(BotPresence::close));
  }

  private static ShardLeases shards(String bot, ShardStore store) {
    return new SpreadShards(
        GatewayTurn.NAMES,
        bot,
        store,
        LeaseTimes.DEFAULT,
        new LeaseMeans(
            new BackgroundThread("lease"), new BackgroundThread("lease-watch"), new WakingTime()));
  }
}
