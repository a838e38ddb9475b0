package bot.klingbalance.slack.posting;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.FindResult.Absent;
import bot.klingbalance.chat.FindResult.Found;
import bot.klingbalance.chat.FindResult.Unclear;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.slack.Office;
import bot.klingbalance.slack.SlackTimeouts;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackPortTest {
  private static final Channel CHANNEL = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  private static final DeliveryId DELIVERY = new DeliveryId("d-2026-11-24-1");
  private static final SlackTimeouts IMPATIENT =
      new SlackTimeouts(
          Duration.ofMillis(700),
          Office.QUICK.reconnects(),
          Office.QUICK.resends(),
          Office.QUICK.refused(),
          Office.QUICK.hello(),
          Office.QUICK.farewell(),
          Office.QUICK.drain());

  private Office office;
  private ChatPort port;

  @BeforeEach
  void open() throws Exception {
    office = Office.notStarted(IMPATIENT);
    port = office.bot.port();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aMessageIsPostedWithTheMarkOfItsDeliveryAndNoPreviews() throws Exception {
    PostedMessage posted = ((Posted) post()).message();

    JsonObject message = office.slack.channel().get(0);
    assertThat(posted).isEqualTo(new PostedMessage(CHANNEL, message.get("ts").getAsString()));
    assertThat(message.getAsJsonObject("metadata").get("event_type").getAsString())
        .isEqualTo("kling_balance_delivery");
    assertThat(message.getAsJsonObject("metadata").getAsJsonObject("event_payload").toString())
        .isEqualTo("{\"delivery\":\"d-2026-11-24-1\"}");
    assertThat(message.get("unfurl_links").getAsBoolean()).isFalse();
    assertThat(message.get("unfurl_media").getAsBoolean()).isFalse();
    assertThat(office.slack.calls("chat.postMessage").get(0).token()).isEqualTo(Office.BOT_TOKEN);
  }

  @Test
  void aPostedMessageIsUpdated() throws Exception {
    PostedMessage posted = ((Posted) post()).message();

    PostResult updated = port.update(posted, CommandMessages.defect()).get(20, TimeUnit.SECONDS);

    assertThat(updated).isEqualTo(new Posted(posted));
    assertThat(office.slack.channel()).hasSize(1);
    assertThat(office.slack.channel().get(0).get("text").getAsString()).contains("failed");
  }

  @Test
  void aMessageThatIsGoneCannotBeUpdated() throws Exception {
    PostResult updated =
        port.update(new PostedMessage(CHANNEL, "1.1"), CommandMessages.help())
            .get(20, TimeUnit.SECONDS);

    assertThat(((Refused) updated).code()).isEqualTo("message_not_found");
  }

  @Test
  void slowingDownSaysForHowLongAndThatNothingArrived() throws Exception {
    office.slack.asksToSlowDownNext("chat.postMessage", 30);

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.after()).isEqualTo(Duration.ofSeconds(30));
    assertThat(retry.mayHaveArrived()).isFalse();
  }

  @Test
  void troubleOfSlackMayHavePostedTheMessage() throws Exception {
    office.slack.answersNext("chat.postMessage", 503, "<html>");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    office.slack.answersNext("chat.postMessage", 200, "<html>");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    office.slack.answersNext("chat.postMessage", 200, "{\"ok\":true}");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    office.slack.refusesNext("chat.postMessage", "fatal_error");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    office.slack.refusesNext("chat.postMessage", "ratelimited");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isFalse();
  }

  /** By itself, OkHttp would send the same body again after both. */
  @Test
  void anAnswerAfterWhichHttpClientsAskAgainLeavesOneMessage() throws Exception {
    office.slack.actsButAnswersNext("chat.postMessage", 408, "");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();

    assertThat(office.slack.calls("chat.postMessage")).hasSize(1);
    assertThat(office.slack.channel()).hasSize(1);

    office.slack.actsButIsUnavailableNext("chat.postMessage");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();

    assertThat(office.slack.calls("chat.postMessage")).hasSize(2);
    assertThat(office.slack.channel()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|<html>Forbidden</html>",
        "404|<html>Not Found</html>",
        "408|''",
        "400|{\"error\":\"proxy\"}",
        "400|{\"ok\":false}",
        "404|[\"ok\"]",
        "403|{\"ok\":\"false\",\"error\":\"blocked\"}"
      })
  void whatIsNotInSlacksFormIsNoRefusal(int status, String body) throws Exception {
    office.slack.actsButAnswersNext("chat.postMessage", status, body);

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isTrue();
    assertThat(retry.why()).isEqualTo("Slack answered chat.postMessage with " + status);
  }

  @Test
  void aRefusalInSlacksFormIsBelievedWhateverItsStatus() throws Exception {
    office.slack.answersNext("chat.postMessage", 403, "{\"ok\":false,\"error\":\"invalid_auth\"}");

    assertThat(((Refused) post()).code()).isEqualTo("invalid_auth");
  }

  @Test
  void silenceMayHavePostedTheMessage() throws Exception {
    office.slack.isSilentNext("chat.postMessage");

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isTrue();
    assertThat(office.slack.calls("chat.postMessage")).hasSize(1);
  }

  @Test
  void noConnectionMeansThatNothingArrived() throws Exception {
    office.slack.close();

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isFalse();
    assertThat(retry.why()).contains("ConnectException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel_not_found|/invite",
        "not_in_channel|/invite",
        "is_archived|Unarchive",
        "restricted_action|posting permissions",
        "invalid_auth|SLACK_BOT_TOKEN",
        "account_inactive|Install it again",
        "token_revoked|SLACK_BOT_TOKEN",
        "msg_too_long|defect",
        "invalid_blocks|defect",
        "some_new_error|some_new_error"
      })
  void whatSlackRefusesForGoodSaysWhatToDo(String code, String remedy) throws Exception {
    office.slack.refusesNext("chat.postMessage", code);

    Refused refused = (Refused) post();
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.remedy()).contains(remedy).doesNotContain("%s").endsWith(".");
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    office.slack.answersNext(
        "chat.postMessage",
        200,
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}");

    assertThat(((Refused) post()).remedy()).contains("lacks the scope chat:write");
  }

  @Test
  void anUnknownChannelIsRefused() throws Exception {
    PostResult result =
        port.post(new Channel(Platform.SLACK, "C0OTHER"), CommandMessages.help(), DELIVERY)
            .get(20, TimeUnit.SECONDS);

    assertThat(((Refused) result).code()).isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 250, 999})
  void aMessageThatArrivedIsFoundBelowNewerOnes(int newer) throws Exception {
    PostedMessage posted = ((Posted) post()).message();
    for (int i = 0; i < newer; i++) {
      office.slack.somebodyWrites("hello");
    }

    assertThat(find()).isEqualTo(new Found(posted));
  }

  @Test
  void aMessageThatDidNotArriveIsAbsent() throws Exception {
    post(new DeliveryId("another"));
    office.slack.somebodyWrites("d-2026-11-24-1");

    assertThat(find()).isEqualTo(new Absent());
    assertThat(office.slack.calls("conversations.history").get(0).arguments().toString())
        .contains("\"include_all_metadata\":\"true\"", "\"oldest\":\"1795424400\"");
  }

  @Test
  void aChannelThatIsTooBusyOrCannotBeReadLeavesItUnclear() throws Exception {
    for (int i = 0; i < 1_001; i++) {
      office.slack.somebodyWrites("hello");
    }
    assertThat(find()).isInstanceOf(Unclear.class);
    assertThat(office.slack.calls("conversations.history")).hasSize(10);
    office.slack.refusesNext("conversations.history", "not_in_channel");
    assertThat(((Unclear) find()).why()).contains("/invite");
    office.slack.asksToSlowDownNext("conversations.history", 3);
    assertThat(find()).isInstanceOf(Unclear.class);
  }

  private PostResult post() throws Exception {
    return post(DELIVERY);
  }

  private PostResult post(DeliveryId delivery) throws Exception {
    return port.post(CHANNEL, CommandMessages.help(), delivery).get(20, TimeUnit.SECONDS);
  }

  private FindResult find() throws Exception {
    return port.find(CHANNEL, DELIVERY).get(20, TimeUnit.SECONDS);
  }
}
