package bot.klingbalance.discord;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** A bot that need not be connected, and a clock that stands still, to try what it posts. */
public final class DiscordBench implements AutoCloseable {
  private final MovableClock clock = new MovableClock(SampleAccounts.NOW);
  private final DiscordStandIn discord = DiscordStandIn.open(clock);
  private final OkHttpClient http = new OkHttpClient();
  private final DiscordAdapter adapter =
      new DiscordAdapter(
          new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), discord.apiUrl()),
          BotOnDiscord.dispatcher(new FakeAccounts()),
          http,
          clock,
          GatewayTurn.alone(new GatewayPauses(Duration.ZERO, Duration.ofMinutes(1))));

  public DiscordStandIn discord() {
    return discord;
  }

  public ChatPort port() {
    return adapter.port();
  }

  public MovableClock clock() {
    return clock;
  }

  public void connect() throws Exception {
    adapter.start().get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    adapter.close();
    discord.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
