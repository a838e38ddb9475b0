package bot.klingbalance.slack.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.Office;
import bot.klingbalance.slack.Office.Acknowledgement;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.slack.standin.BlockRules;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpEndpointTest {
  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = Office.withHttp();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void anAnswerAtHandIsTheAcknowledgementItself() throws Exception {
    office.answerTo(Office.MEMBER, "help");

    Acknowledgement acknowledgement = office.types(Office.MEMBER, "studio@example.com");

    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.json().get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(acknowledgement.json().get("text").getAsString()).contains("560 credits left");
    assertThat(BlockRules.faults(acknowledgement.json())).isEmpty();
    assertThat(office.slack.answersLeft()).isZero();
  }

  @Test
  void aSlowUpstreamIsAcknowledgedAtOnceAndAnsweredWhenItIsThere() throws Exception {
    office.answerTo(Office.MEMBER, "help");
    office.upstream.becomeSlow();
    office.types(Office.MEMBER, "warm@example.com");

    Acknowledgement acknowledgement = office.types(Office.MEMBER, "studio@example.com");
    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.body()).isEmpty();
    assertThat(office.upstream.questionsUnderWay()).isEqualTo(2);
    assertThat(office.slack.answersLeft()).isZero();

    office.upstream.answerNext();
    office.slack.nextAnswer();
    office.clock.move(Duration.ofSeconds(6));
    office.upstream.answerNext();
    assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("560 credits left");
  }

  @Test
  void theFirstQuestionOfSomebodyIsAnsweredOnceSlackSaysWhoTheyAre() throws Exception {
    assertThat(office.answerTo(Office.MEMBER, "")).contains("1 account");
  }

  @Test
  void watchesAreAskedForByNameAndInTheirChannel() throws Exception {
    assertThat(office.answerToWatch(Office.MEMBER, "add all at 09:00"))
        .contains("anna in slack:" + FakeSlack.CHANNEL + ", asked: add all at 09:00");
    assertThat(office.answerToWatch(Office.GUEST, "list")).contains("Guests cannot ask");
  }

  @Test
  void guestsAreToldNothing() throws Exception {
    assertThat(office.answerTo(Office.GUEST, "studio@example.com"))
        .contains("Guests cannot ask")
        .doesNotContain("560");

    assertThat(office.types(Office.GUEST, "studio@example.com").json().get("text").getAsString())
        .contains("Guests cannot ask");
  }

  @Test
  void aWrongSignatureReachesNoHandler() throws Exception {
    office.upstream.becomeSlow();
    String body = SignedPost.form(office.command(Office.MEMBER, "studio@example.com"));
    String now = Long.toString(office.clock.instant().getEpochSecond());

    assertThat(office.send(body, now, "another-secret").status()).isEqualTo(401);
    assertThat(office.slack.calls("users.info")).isEmpty();
    assertThat(office.upstream.questionsUnderWay()).isZero();
    assertThat(office.bot.state().lastEvent()).isEmpty();
  }

  @Test
  void anOldRequestReachesNoHandler() throws Exception {
    String body = SignedPost.form(office.command(Office.MEMBER, "studio@example.com"));
    long now = office.clock.instant().getEpochSecond();

    assertThat(office.send(body, Long.toString(now - 301), Office.SIGNING_SECRET).status())
        .isEqualTo(401);
    assertThat(office.send(body, "yesterday", Office.SIGNING_SECRET).status()).isEqualTo(401);
    assertThat(office.slack.calls("users.info")).isEmpty();

    assertThat(office.send(body, Long.toString(now - 290), Office.SIGNING_SECRET).status())
        .isEqualTo(200);
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    HttpRequest unsigned =
        HttpRequest.newBuilder(office.events())
            .POST(HttpRequest.BodyPublishers.ofString("command=%2Fkling-balance"))
            .build();

    assertThat(office.send(unsigned).status()).isEqualTo(401);
  }

  @Test
  void onlyPostsToTheOnePathAreServed() throws Exception {
    assertThat(office.send(HttpRequest.newBuilder(office.events()).build()).status())
        .isEqualTo(405);
    URI other = URI.create(office.events() + "/more");
    assertThat(office.send(HttpRequest.newBuilder(other).build()).status()).isEqualTo(404);
    assertThat(office.send(HttpRequest.newBuilder(other.resolve("/")).build()).status())
        .isEqualTo(404);
  }

  @Test
  void slackMayCheckTheCertificate() throws Exception {
    URI check = URI.create(office.events() + "?ssl_check=1&token=x");
    assertThat(office.send(HttpRequest.newBuilder(check).build()).status()).isEqualTo(200);
    HttpRequest post =
        HttpRequest.newBuilder(office.events())
            .POST(HttpRequest.BodyPublishers.ofString("ssl_check=1&token=x"))
            .build();
    assertThat(office.send(post).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    assertThat(office.send("text=" + "x".repeat(600_000)).status()).isEqualTo(413);
  }

  @Test
  void whatCannotBeUnderstoodIsDeclinedAndHurtsNothing() throws Exception {
    assertThat(office.send("payload=%7Bnot+json").status()).isBetween(400, 500);
    assertThat(office.send("payload=%5B1%5D").status()).isBetween(400, 500);
    assertThat(office.send("nothing").status()).isEqualTo(400);
    assertThat(office.send("command=%2Fkling-balance&text=help").status()).isEqualTo(400);
    assertThat(office.send("command=%2Fanother&text=help").status()).isEqualTo(404);

    assertThat(office.types(Office.MEMBER, "help").status()).isEqualTo(200);
  }

  @Test
  void anAnswerNeverGoesToAnAddressThatIsNotSafe() throws Exception {
    var command = new java.util.HashMap<>(office.command(Office.MEMBER, "help"));
    command.put("response_url", "http://example.com/steal");

    assertThat(office.send(SignedPost.form(command)).status()).isEqualTo(400);
  }

  @Test
  void aDefectIsSaidAndHidesNothingElse() throws Exception {
    office.upstream.becomeSlow();
    office.types(Office.MEMBER, "studio@example.com");
    office.upstream.breakOnNext();

    assertThat(office.slack.nextAnswer().get("text").getAsString())
        .contains("The bot itself failed");
  }

  @Test
  void theStateTellsSinceWhenAndWhatWasHeard() throws Exception {
    assertThat(office.bot.state().connectedSince()).contains(office.clock.instant());
    office.clock.move(Duration.ofMinutes(1));
    office.types(Office.MEMBER, "help");
    assertThat(office.bot.state().lastEvent()).contains(office.clock.instant());
    office.close();
    assertThat(office.bot.state().connectedSince()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(0));
      SlackSettings settings =
          new SlackSettings(
              Secret.of(Office.BOT_TOKEN),
              Optional.empty(),
              Optional.of(Secret.of(Office.SIGNING_SECRET)),
              taken.getLocalPort(),
              office.slack.apiUrl());
      try (SlackAdapter second =
          new SlackAdapter(
              settings, office.dispatcher, new OkHttpClient(), office.clock, Office.QUICK)) {
        assertThatThrownBy(() -> second.start().get(20, TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(RefusedConnection.class)
            .hasMessageContaining("SLACK_PORT");
      }
    }
  }
}
