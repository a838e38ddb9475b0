package bot.klingbalance.discord;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.watch.EchoOfWatches;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.shard.ShardLeases;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** The real adapter with the real JDA, connected to a Discord on loopback. */
final class BotOnDiscord implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final Duration DRAIN = Duration.ofSeconds(6);

  private final OkHttpClient http = new OkHttpClient();
  private final DiscordAdapter adapter;

  BotOnDiscord(DiscordStandIn discord, FakeAccounts accounts) {
    this(discord, accounts, DiscordStandIn.TOKEN, List.of());
  }

  BotOnDiscord(DiscordStandIn discord, FakeAccounts accounts, String token, List<String> guilds) {
    this(discord, accounts, token, guilds, Duration.ofMinutes(1));
  }

  BotOnDiscord(
      DiscordStandIn discord,
      FakeAccounts accounts,
      String token,
      List<String> guilds,
      Duration toListServers) {
    this(discord, dispatcher(accounts), token, guilds, alone(toListServers));
  }

  /** With these commands in the place of the usual ones. */
  BotOnDiscord(DiscordStandIn discord, CommandDispatcher commands, List<String> guilds) {
    this(discord, commands, DiscordStandIn.TOKEN, guilds, alone(Duration.ofMinutes(1)));
  }

  private BotOnDiscord(
      DiscordStandIn discord,
      CommandDispatcher commands,
      String token,
      List<String> guilds,
      GatewayTurn turn) {
    this.adapter =
        new DiscordAdapter(
            new DiscordSettings(Secret.of(token), guilds, discord.apiUrl()),
            commands,
            http,
            clock(),
            turn);
  }

  /** One of several, which have these shards. */
  static BotOnDiscord withShards(
      DiscordStandIn discord, FakeAccounts accounts, ShardLeases shards) {
    GatewayTurn turn =
        new GatewayTurn(
            shards,
            SessionStarts.ofThisProcess(),
            new GatewayPauses(Duration.ZERO, Duration.ofMinutes(1)));
    return new BotOnDiscord(discord, dispatcher(accounts), DiscordStandIn.TOKEN, List.of(), turn);
  }

  private static GatewayTurn alone(Duration toListServers) {
    return GatewayTurn.alone(new GatewayPauses(Duration.ZERO, toListServers));
  }

  static CommandDispatcher dispatcher(FakeAccounts accounts) {
    ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
    return SampleCommands.dispatcher(
        new EchoOfWatches(), accounts, shown, clock(), "the-same-after-a-restart");
  }

  static Clock clock() {
    return Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);
  }

  BotOnDiscord connected() throws Exception {
    adapter.start().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  DiscordAdapter adapter() {
    return adapter;
  }

  @Override
  public void close() {
    close(DRAIN);
  }

  /** With so much patience for the answers in flight. */
  void close(Duration drain) {
    adapter.close(drain);
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
