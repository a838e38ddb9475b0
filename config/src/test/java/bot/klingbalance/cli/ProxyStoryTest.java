package bot.klingbalance.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.FakeProxy;
import bot.klingbalance.testing.LogLines;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bot in a company from which only a proxy leads out. The services have names that do not
 * resolve, so whatever reaches them has gone through it.
 */
class ProxyStoryTest {
  private static final String PASSWORD = "s@cret:word";
  private final MockWebServer useApi = new MockWebServer();
  private FakeProxy proxy;
  private FakeSlack slack;
  private DiscordStandIn discord;
  @TempDir private Path directory;

  @BeforeEach
  void setUp() throws Exception {
    useApi.setDispatcher(new NoAccounts());
    useApi.start();
    slack = new FakeSlack(Clock.fixed(ProgramUnderTest.NOW, ZoneOffset.UTC));
    slack.socketMode().isReachedAt("wss://socket.slack.test");
    discord = DiscordStandIn.open();
    discord.gatewayIsReachedAt("wss://gateway.discord.test");
    proxy = new FakeProxy();
    proxy.wants("ada", PASSWORD);
    proxy.leads("useapi.test", useApi.getPort());
    proxy.leads("slack.test", slack.apiUrl());
    proxy.leads("socket.slack.test", slack.socketMode().local());
    proxy.leads("discord.test", discord.apiUrl());
    proxy.leads("gateway.discord.test", discord.gatewayUrl());
  }

  @AfterEach
  void tearDown() throws Exception {
    proxy.close();
    slack.close();
    discord.close();
    useApi.close();
  }

  @Test
  void bothChatsAreConnectedThroughTheProxy() throws Exception {
    ProgramUnderTest program = behindTheProxy();

    CompletableFuture<Ended> running = CompletableFuture.supplyAsync(() -> program.run("run"));
    slack.socketMode().awaitSession();
    discord.awaitRequests("PUT .*commands", 1);
    program.stop();

    Ended ended = running.get(30, SECONDS);
    assertThat(ended.status()).isZero();
    assertThat(proxy.tunnels())
        .contains(
            "useapi.test:443",
            "slack.test:443",
            "socket.slack.test:443",
            "discord.test:443",
            "gateway.discord.test:443");
  }

  private ProgramUnderTest behindTheProxy() throws Exception {
    return inTheCompany()
        .with("HTTPS_PROXY", "http://ada:s%40cret%3Aword@" + proxy.hostAndPort());
  }

  private ProgramUnderTest inTheCompany() throws Exception {
    return new ProgramUnderTest(directory)
        .withToken()
        .with("TLS_EXTRA_CA", FakeProxy.authority(directory).toString())
        .with("HEALTH_PORT", "0")
        .with("USEAPI_BASE_URL", "https://useapi.test/v1/kling")
        .with("SLACK_BOT_TOKEN", "xoxb-1")
        .with("SLACK_APP_TOKEN", "xapp-1")
        .with("SLACK_API_URL", "https://slack.test/api/")
        .with("DISCORD_TOKEN", DiscordStandIn.TOKEN)
        .with("DISCORD_API_URL", "https://discord.test/api/v10/");
  }

  /** useapi.net for a token that has no accounts yet. */
  private static final class NoAccounts extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse.Builder().body("{}").build();
    }
  }
}
