package bot.klingbalance.slack.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.BotOnSlack;
import bot.klingbalance.slack.BotOnSlack.Acknowledgement;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.slack.standin.BlockRules;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.SlowClients;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpEndpointTest {
  private BotOnSlack bot;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
  }

  @AfterEach
  void close() throws Exception {
    bot.close();
  }

  @Test
  void anAnswerAtHandIsTheAcknowledgementItself() throws Exception {
    bot.answerTo(BotOnSlack.MEMBER, "help");

    Acknowledgement acknowledgement = bot.types(BotOnSlack.MEMBER, "studio@example.com");

    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.json().get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(acknowledgement.json().get("text").getAsString()).contains("560 credits left");
    assertThat(BlockRules.faults(acknowledgement.json())).isEmpty();
    assertThat(bot.slack.answersLeft()).isZero();
  }

  @Test
  void aSlowUpstreamIsAcknowledgedAtOnceAndAnsweredWhenItIsThere() throws Exception {
    bot.answerTo(BotOnSlack.MEMBER, "help");
    bot.accounts.becomeSlow();
    bot.types(BotOnSlack.MEMBER, "warm@example.com");

    Acknowledgement acknowledgement = bot.types(BotOnSlack.MEMBER, "studio@example.com");
    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.body()).isEmpty();
    assertThat(bot.accounts.questionsWaiting()).isEqualTo(2);
    assertThat(bot.slack.answersLeft()).isZero();

    bot.accounts.answerNext();
    bot.slack.nextAnswer();
    bot.clock.move(Duration.ofSeconds(6));
    bot.accounts.answerNext();
    assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560 credits left");
  }

  @Test
  void theFirstQuestionOfSomebodyIsAnsweredOnceSlackSaysWhoTheyAre() throws Exception {
    assertThat(bot.answerTo(BotOnSlack.MEMBER, "")).contains("1 account");
  }

  @Test
  void watchesAreAskedForByNameAndInTheirChannel() throws Exception {
    assertThat(bot.answerToWatch(BotOnSlack.MEMBER, "add all at 09:00"))
        .contains("anna in slack:" + FakeSlack.CHANNEL + ", asked: add all at 09:00");
    assertThat(bot.answerToWatch(BotOnSlack.GUEST, "list")).contains("Guests cannot ask");
  }

  @Test
  void guestsAreToldNothing() throws Exception {
    assertThat(bot.answerTo(BotOnSlack.GUEST, "studio@example.com"))
        .contains("Guests cannot ask")
        .doesNotContain("560");

    assertThat(bot.types(BotOnSlack.GUEST, "studio@example.com").json().get("text").getAsString())
        .contains("Guests cannot ask");
  }

  @ParameterizedTest
  @CsvSource({"-300, 200", "300, 200", "-301, 401", "301, 401", "900, 401"})
  void aRequestIsOfNowOrRefused(int seconds, int status) throws Exception {
    String body = SignedPost.form(bot.command(BotOnSlack.MEMBER, "help"));
    String signed = Long.toString(bot.clock.instant().getEpochSecond() + seconds);

    assertThat(bot.send(body, signed, BotOnSlack.SIGNING_SECRET).status()).isEqualTo(status);
  }

  @Test
  void aWrongSignatureReachesNoHandler() throws Exception {
    bot.accounts.becomeSlow();
    String body = SignedPost.form(bot.command(BotOnSlack.MEMBER, "studio@example.com"));
    String now = Long.toString(bot.clock.instant().getEpochSecond());

    assertThat(bot.send(body, now, "another-secret").status()).isEqualTo(401);
    assertThat(bot.slack.calls("users.info")).isEmpty();
    assertThat(bot.accounts.questionsWaiting()).isZero();
    assertThat(bot.adapter.state().lastEvent()).isEmpty();
  }

  @Test
  void anOldRequestReachesNoHandler() throws Exception {
    String body = SignedPost.form(bot.command(BotOnSlack.MEMBER, "studio@example.com"));
    long now = bot.clock.instant().getEpochSecond();

    assertThat(bot.send(body, Long.toString(now - 301), BotOnSlack.SIGNING_SECRET).status())
        .isEqualTo(401);
    assertThat(bot.send(body, "yesterday", BotOnSlack.SIGNING_SECRET).status()).isEqualTo(401);
    assertThat(bot.slack.calls("users.info")).isEmpty();

    assertThat(bot.send(body, Long.toString(now - 290), BotOnSlack.SIGNING_SECRET).status())
        .isEqualTo(200);
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    HttpRequest unsigned =
        HttpRequest.newBuilder(bot.events())
            .POST(HttpRequest.BodyPublishers.ofString("command=%2Fkling-balance"))
            .build();

    assertThat(bot.send(unsigned).status()).isEqualTo(401);
  }

  @Test
  void onlyPostsToTheOnePathAreServed() throws Exception {
    assertThat(bot.send(HttpRequest.newBuilder(bot.events()).build()).status()).isEqualTo(405);
    URI other = URI.create(bot.events() + "/more");
    assertThat(bot.send(HttpRequest.newBuilder(other).build()).status()).isEqualTo(404);
    assertThat(bot.send(HttpRequest.newBuilder(other.resolve("/")).build()).status())
        .isEqualTo(404);
  }

  @Test
  void slackMayCheckTheCertificate() throws Exception {
    URI check = URI.create(bot.events() + "?ssl_check=1&token=x");
    assertThat(bot.send(HttpRequest.newBuilder(check).build()).status()).isEqualTo(200);
    HttpRequest post =
        HttpRequest.newBuilder(bot.events())
            .POST(HttpRequest.BodyPublishers.ofString("ssl_check=1&token=x"))
            .build();
    assertThat(bot.send(post).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    assertThat(bot.send("text=" + "x".repeat(600_000)).status()).isEqualTo(413);
  }

  /** On the code before, 32 of them held the port until they were dropped after 10 s. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /slack/ev",
        "POST /slack/events HTTP/1.1\r\nHost: a\r\n",
        "POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\ncommand="
      })
  void requestsThatAreSentByHalvesHoldUpNoWholeOne(String half) throws Exception {
    bot.answerTo(BotOnSlack.MEMBER, "help");
    try (SlowClients slow = new SlowClients(bot.adapter.httpPort().orElseThrow())) {
      slow.send(40, half);
      assertThat(typesHelpWithinASecond()).isEqualTo(200);
      slow.sendAByte();
      slow.send(60, half);
      assertThat(typesHelpWithinASecond()).isEqualTo(200);

      slow.awaitClosed();
    }
  }

  @Test
  void itListensOnlyWhereItIsTold() throws Exception {
    int port = bot.adapter.httpPort().orElseThrow();

    try (ServerSocket beside = new ServerSocket()) {
      beside.bind(new InetSocketAddress("127.0.0.2", port));
      assertThat(beside.isBound()).isTrue();
    }
  }

  @Test
  void anAddressThatIsNoneOfThisMachineIsSaid() {
    for (String address : new String[] {"192.0.2.1", "no-such-host.invalid"}) {
      assertThatThrownBy(() -> isStarted(address, 0))
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageStartingWith("Port 0 cannot be opened for Slack on " + address)
          .hasMessageContaining("SLACK_BIND");
    }
  }

  @Test
  void whatCannotBeUnderstoodIsDeclinedAndHurtsNothing() throws Exception {
    assertThat(bot.send("payload=%7Bnot+json").status()).isBetween(400, 500);
    assertThat(bot.send("payload=%5B1%5D").status()).isBetween(400, 500);
    assertThat(bot.send("nothing").status()).isEqualTo(400);
    assertThat(bot.send("command=%2Fkling-balance&text=help").status()).isEqualTo(400);
    assertThat(bot.send("command=%2Fanother&text=help").status()).isEqualTo(404);

    assertThat(bot.types(BotOnSlack.MEMBER, "help").status()).isEqualTo(200);
  }

  @Test
  void aCommandThatTheManifestOffersAndTheBotDoesNotKnowIsToldSo() throws Exception {
    var command = new java.util.HashMap<>(bot.command(BotOnSlack.MEMBER, "help"));
    command.put("command", "/kling-later");

    Acknowledgement acknowledgement = bot.send(SignedPost.form(command));
    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(bot.answerTo(acknowledgement).get("text").getAsString())
        .contains("does not know that command. It knows ")
        .contains(BotCommands.SPECS.stream().map(CommandSpec::typedName).toList());
  }

  @Test
  void anAnswerNeverGoesToAnAddressThatIsNotSafe() throws Exception {
    var command = new java.util.HashMap<>(bot.command(BotOnSlack.MEMBER, "help"));
    command.put("response_url", "http://example.com/steal");

    assertThat(bot.send(SignedPost.form(command)).status()).isEqualTo(400);
  }

  @Test
  void aDefectIsSaidAndHidesNothingElse() throws Exception {
    bot.accounts.becomeSlow();
    bot.types(BotOnSlack.MEMBER, "studio@example.com");
    bot.accounts.breakOnNext();

    assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("The bot itself failed");
  }

  @Test
  void theStateTellsSinceWhenAndWhatWasHeard() throws Exception {
    assertThat(bot.adapter.state().connectedSince()).contains(bot.clock.instant());
    bot.clock.move(Duration.ofMinutes(1));
    bot.types(BotOnSlack.MEMBER, "help");
    assertThat(bot.adapter.state().lastEvent()).contains(bot.clock.instant());
    bot.close();
    assertThat(bot.adapter.state().connectedSince()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsTriedAgainUntilItIsFree() throws Exception {
    try (LogLines log = LogLines.of(ConnectionHealth.class);
        ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(0));
      try (SlackAdapter second = another("0.0.0.0", taken.getLocalPort())) {
        CompletableFuture<Void> started = second.start();
        log.awaitWarnings(1);
        assertThat(second.state().connectedSince()).isEmpty();
        assertThat(second.state().lastError().orElseThrow())
            .startsWith("Port %d cannot be opened".formatted(taken.getLocalPort()))
            .contains("SLACK_PORT", "It is tried again.");

        free(taken);
        started.get(20, TimeUnit.SECONDS);

        assertThat(second.state().connectedSince()).isPresent();
        assertThat(log.warnings()).hasSize(1);
      }
    }
  }

  private static void free(ServerSocket socket) throws IOException {
    socket.close();
  }

  @Test
  void theDoctorSaysWhetherAnotherProgramHasThePort() throws Exception {
    int ours = bot.adapter.httpPort().orElseThrow();

    int others = URI.create(bot.slack.apiUrl()).getPort();

    assertThat(doctorOfPort(others).finding().toString())
        .contains("Another program listens on port " + others);
    assertThat(doctorOfPort(ours).status()).isEqualTo(CheckStatus.UNKNOWN);
  }

  private CheckResult doctorOfPort(int port) throws Exception {
    return new EndpointCheck(settings("0.0.0.0", port), new OkHttpClient())
        .look()
        .get(20, TimeUnit.SECONDS);
  }

  /** Starts another bot, and stops it again. */
  private void isStarted(String address, int port) throws Exception {
    try (SlackAdapter second = another(address, port)) {
      second.start().get(20, TimeUnit.SECONDS);
    }
  }

  private SlackAdapter another(String address, int port) {
    return new SlackAdapter(
        settings(address, port), bot.dispatcher, new OkHttpClient(), bot.clock, BotOnSlack.QUICK);
  }

  private SlackSettings settings(String address, int port) {
    return new SlackSettings(
        Secret.of(BotOnSlack.BOT_TOKEN),
        Optional.empty(),
        Optional.of(Secret.of(BotOnSlack.SIGNING_SECRET)),
        port,
        address,
        bot.slack.apiUrl());
  }

  private int typesHelpWithinASecond() throws Exception {
    return CompletableFuture.supplyAsync(this::typesHelp).get(1, TimeUnit.SECONDS);
  }

  private int typesHelp() {
    try {
      return bot.types(BotOnSlack.MEMBER, "help").status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
