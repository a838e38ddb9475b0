package bot.klingbalance.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.FakeProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
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
  private final StandardError log = new StandardError();
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
    log.close();
    proxy.close();
    slack.close();
    discord.close();
    useApi.close();
  }

  @Test
  void bothChatsAreConnectedThroughTheProxy() throws Exception {
    ProgramUnderTest program = behindTheProxy();

    CompletableFuture<Ended> running = running(program);
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

  @Test
  void aProxyThatLetsTheApiPassButNotTheGatewayIsNamedInTheLog() throws Exception {
    proxy.refuses("gateway.discord.test", 403);

    assertThat(loggedOfTheGateway())
        .containsOnlyOnce(
            "Discord's gateway is out of reach: the proxy %s refuses the way to gateway.discord.test (403)"
                .formatted(proxy.hostAndPort()))
        .doesNotContain(PASSWORD, "s%40cret");
  }

  @Test
  void aProxyThatLetsNobodyToTheGatewayByAPasswordIsNamedWithTheSchemesThatItWants()
      throws Exception {
    proxy.offersOnly("gateway.discord.test", List.of("Negotiate", "NTLM"));

    assertThat(loggedOfTheGateway())
        .containsOnlyOnce(
            "Discord's gateway is out of reach: the proxy %s lets in only by Negotiate or NTLM"
                .formatted(proxy.hostAndPort()))
        .doesNotContain("refuses the user", PASSWORD, "s%40cret");
  }

  @Test
  void theDoctorNamesTheProxyOnTheWayToEachService() throws Exception {
    Ended doctor = behindTheProxy().run("doctor");

    assertThat(doctor.output())
        .contains("Way to useapi.net: It goes through the proxy %s.".formatted(proxy.hostAndPort()))
        .contains("Way to Discord: It goes through the proxy %s.".formatted(proxy.hostAndPort()))
        .doesNotContain(PASSWORD, "s%40cret", "ada");
  }

  @Test
  void theDoctorSaysThatTheProxyRefusesTheGateway() throws Exception {
    proxy.refuses("gateway.discord.test", 403);

    Ended doctor = behindTheProxy().run("doctor");

    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.output())
        .contains("✓ Way to Discord: ")
        .contains(
            "✗ Way to Discord's gateway: The proxy %s refuses the way to gateway.discord.test (403)."
                .formatted(proxy.hostAndPort()));
  }

  @Test
  void aProxyThatWantsAPasswordIsSaidByTheDoctor() throws Exception {
    Ended doctor = inTheCompany().with("HTTPS_PROXY", proxy.address()).run("doctor");

    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.output())
        .contains("The proxy %s wants a user and a password (407).".formatted(proxy.hostAndPort()))
        .contains("HTTPS_PROXY takes them as http://user:password@host:port.");
  }

  @Test
  void aProxyThatRefusesThePasswordIsSaidWithoutIt() throws Exception {
    Ended doctor =
        inTheCompany()
            .with("HTTPS_PROXY", "http://ada:wrong-word@" + proxy.hostAndPort())
            .run("doctor");

    assertThat(doctor.output())
        .contains("refuses the user and the password of HTTPS_PROXY (407).")
        .doesNotContain("wrong-word");
  }

  @Test
  void aProxyThatLetsInByAnotherSchemeOnlyIsNotToldAsAWrongPassword() throws Exception {
    proxy.offersOnly("Negotiate", "NTLM");

    Ended doctor = behindTheProxy().run("doctor");

    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.output())
        .contains(
            "The proxy %s lets in only by Negotiate or NTLM, and the bot can only give a user and a password."
                .formatted(proxy.hostAndPort()))
        .contains("such as cntlm, and name that in HTTPS_PROXY.")
        .doesNotContain("refuses the user", PASSWORD, "ada");
  }

  @Test
  void aRefusedWayIsSaidByTheDoctorWithWhatCanBeDone() throws Exception {
    proxy.refuses("useapi.test", 403);

    Ended doctor = behindTheProxy().run("doctor");

    assertThat(doctor.output())
        .contains(
            "The proxy %s refuses the way to useapi.test (403).".formatted(proxy.hostAndPort()))
        .contains("Have it allowed there, or name the host in NO_PROXY.");
  }

  @Test
  void aProxyThatDoesNotRunIsSaidByTheDoctor() throws Exception {
    proxy.close();

    Ended doctor = behindTheProxy().run("doctor");

    assertThat(doctor.output())
        .contains("The proxy %s cannot be reached.".formatted(proxy.hostAndPort()));
  }

  @Test
  void aProxyWhoseNameDoesNotResolveIsSaidByTheDoctor() throws Exception {
    Ended doctor = inTheCompany().with("https_proxy", "http://proxy.test:3128").run("doctor");

    assertThat(doctor.output())
        .contains("The name of the proxy proxy.test:3128 does not resolve.")
        .contains("→ Check HTTPS_PROXY.");
  }

  @Test
  void aNameThatDoesNotResolveWithoutAProxyIsSaidByTheDoctor() throws Exception {
    Ended doctor = inTheCompany().run("doctor");

    assertThat(doctor.output()).contains("The name useapi.test does not resolve.");
    assertThat(proxy.tunnels()).isEmpty();
  }

  @Test
  void aCertificateOfACompanyThatNobodyNamedIsRefusedWithTheRemedy() throws Exception {
    Ended doctor = behindTheProxy().with("TLS_EXTRA_CA", "").run("doctor");

    assertThat(doctor.output())
        .contains("The certificate of useapi.test is not signed by anybody whom the bot trusts.")
        .contains("tls.extra_ca (TLS_EXTRA_CA)");
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void aCertificateForAnotherNameIsRefusedAtTheGatewayToo() throws Exception {
    discord.gatewayIsReachedAt("wss://elsewhere.test");
    proxy.leads("elsewhere.test", discord.gatewayUrl());

    assertThat(loggedOfTheGateway())
        .contains("the certificate of elsewhere.test is for another name")
        .doesNotContain("Connected to Discord");
  }

  @Test
  void whatNoProxyNamesGoesPastTheProxy() throws Exception {
    Ended doctor = behindTheProxy().with("NO_PROXY", "useapi.test").run("doctor");

    assertThat(doctor.output()).contains("The name useapi.test does not resolve.");
    assertThat(proxy.tunnels()).contains("slack.test:443").doesNotContain("useapi.test:443");
  }

  @Test
  void servicesOnThisMachineAreNeverAskedForAtTheProxy() throws Exception {
    Ended balance =
        behindTheProxy().with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString()).run("balance");

    assertThat(useApi.getRequestCount()).isPositive();
    assertThat(proxy.tunnels()).isEmpty();
    assertThat(balance.errors()).isEmpty();
  }

  @Test
  void aVariableThatIsNoProxyAndAFileWithoutCertificatesAreToldBeforeAnythingStarts()
      throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing");

    Ended ended =
        inTheCompany()
            .with("HTTPS_PROXY", "socks5://ada:secret-word@proxy:1080")
            .with("TLS_EXTRA_CA", empty.toString())
            .run("settings", "--check");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors())
        .contains("HTTPS_PROXY is no such address; it has to be the address of an HTTP proxy")
        .contains("TLS_EXTRA_CA is a file without a certificate that can be read")
        .doesNotContain("secret-word");
  }

  /** What a bot on Discord alone logs until it is out of reach of the gateway. */
  private String loggedOfTheGateway() throws Exception {
    ProgramUnderTest program =
        behindTheProxy().with("SLACK_BOT_TOKEN", "").with("SLACK_APP_TOKEN", "");
    CompletableFuture<Ended> running = running(program);
    log.awaitText("Discord's gateway is out of reach");
    program.stop();

    assertThat(running.get(30, SECONDS).status()).isZero();
    return log.text();
  }

  private static CompletableFuture<Ended> running(ProgramUnderTest program) {
    return CompletableFuture.supplyAsync(() -> program.run("run"));
  }

  private ProgramUnderTest behindTheProxy() throws Exception {
    return inTheCompany().with("HTTPS_PROXY", "http://ada:s%40cret%3Aword@" + proxy.hostAndPort());
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
