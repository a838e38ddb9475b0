package bot.klingbalance.slack.posting;

import static java.util.Objects.requireNonNull;
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
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.digest.SampleDigests;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.slack.BotOnSlack;
import bot.klingbalance.slack.SlackTimeouts;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
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
          BotOnSlack.QUICK.reconnects(),
          BotOnSlack.QUICK.resends(),
          BotOnSlack.QUICK.refused(),
          BotOnSlack.QUICK.hello(),
          BotOnSlack.QUICK.farewell(),
          BotOnSlack.QUICK.drain());

  private BotOnSlack bot;
  private ChatPort port;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.notStarted(IMPATIENT);
    port = bot.adapter.port();
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void aMessageIsPostedWithTheMarkOfItsDeliveryAndNoPreviews() throws Exception {
    PostedMessage posted = ((Posted) post()).message();

    JsonObject message = bot.slack.channel().get(0);
    assertThat(posted).isEqualTo(new PostedMessage(CHANNEL, message.get("ts").getAsString()));
    assertThat(message.getAsJsonObject("metadata").get("event_type").getAsString())
        .isEqualTo("kling_balance_delivery");
    assertThat(message.getAsJsonObject("metadata").getAsJsonObject("event_payload").toString())
        .isEqualTo("{\"delivery\":\"d-2026-11-24-1\"}");
    assertThat(message.get("unfurl_links").getAsBoolean()).isFalse();
    assertThat(message.get("unfurl_media").getAsBoolean()).isFalse();
    assertThat(bot.slack.calls("chat.postMessage").get(0).token()).isEqualTo(BotOnSlack.BOT_TOKEN);
  }

  @Test
  void aWeeklyReportIsPostedWithItsTableAndItsButtonAndIsFoundAgain() throws Exception {
    DeliveryId delivery = new DeliveryId("weekly-of-monday");
    ChatMessage report = requireNonNull(SampleReports.messages().get("weekly-report"));

    PostedMessage posted =
        ((Posted) port.post(CHANNEL, report, delivery).get(20, TimeUnit.SECONDS)).message();

    JsonObject message = bot.slack.channel().get(0);
    assertThat(message.get("text").getAsString())
        .contains(
            "📊 Kling week · 23–29 Nov", "4,420 credits spent on 3 of 4 accounts", "Spent a day");
    assertThat(message.getAsJsonArray("blocks"))
        .map(block -> block.getAsJsonObject().get("type").getAsString())
        .contains("header", "data_table", "actions");
    assertThat(message.getAsJsonArray("blocks").toString())
        .contains("week-usage:weekly-of-monday")
        .doesNotContain("render-a@example.com");
    assertThat(port.find(CHANNEL, delivery).get(20, TimeUnit.SECONDS)).isEqualTo(new Found(posted));
    assertThat(find()).as("another delivery").isEqualTo(new Absent());
  }

  /** Slack notifies a group by an element of rich text of its own; its id as text calls nobody. */
  @ParameterizedTest
  @CsvSource({
    "S0123456789,usergroup,usergroup_id",
    "U0123456789,user,user_id",
  })
  void whatNobodyHasTakenCallsTheUserGroupOrThePersonOfTheSettings(
      String whom, String type, String member) throws Exception {
    PostResult posted =
        port.post(CHANNEL, SampleDigests.again(CHANNEL, whom), DELIVERY).get(20, TimeUnit.SECONDS);

    assertThat(posted).isInstanceOf(Posted.class);
    JsonObject message = bot.slack.channel().get(0);
    assertThat(message.get("text").getAsString())
        .startsWith("🔴 2 Kling accounts need action, and nobody is on it yet");
    assertThat(message.get("blocks").toString())
        .contains("{\"type\":\"%s\",\"%s\":\"%s\"}".formatted(type, member, whom));
  }

  @Test
  void aPostedMessageIsUpdated() throws Exception {
    PostedMessage posted = ((Posted) post()).message();

    PostResult updated = port.update(posted, CommandMessages.defect()).get(20, TimeUnit.SECONDS);

    assertThat(updated).isEqualTo(new Posted(posted));
    assertThat(bot.slack.channel()).hasSize(1);
    assertThat(bot.slack.channel().get(0).get("text").getAsString()).contains("failed");
  }

  @Test
  void aMessageThatIsGoneCannotBeUpdated() throws Exception {
    PostResult updated =
        port.update(new PostedMessage(CHANNEL, "1.1"), HelpMessage.of(BotCommands.SPECS))
            .get(20, TimeUnit.SECONDS);

    assertThat(((Refused) updated).code()).isEqualTo("message_not_found");
  }

  @Test
  void anArchivedChannelTakesNeitherMessagesNorEditsUntilItIsUnarchived() throws Exception {
    PostedMessage posted = ((Posted) post()).message();
    bot.slack.archives(FakeSlack.CHANNEL);

    assertThat(List.of(post(), update(posted)))
        .allSatisfy(
            result ->
                assertThat(result)
                    .isEqualTo(
                        new Refused(
                            "is_archived",
                            "The channel is archived. Unarchive it, or choose another one.")));
    assertThat(port.access(CHANNEL).get(20, TimeUnit.SECONDS).mayPost()).isFalse();

    bot.slack.unarchives(FakeSlack.CHANNEL);
    assertThat(port.access(CHANNEL).get(20, TimeUnit.SECONDS).mayPost()).isTrue();
    assertThat(List.of(post(), update(posted)))
        .allSatisfy(result -> assertThat(result).isInstanceOf(Posted.class));
  }

  @Test
  void anEditThatIsAskedToSlowDownSaysForHowLongToo() throws Exception {
    PostedMessage posted = ((Posted) post()).message();
    bot.slack.asksToSlowDownNext("chat.update", "2.5");

    assertThat(((RetryAfter) update(posted)).after()).isEqualTo(Duration.ofMillis(2_500));
    assertThat(update(posted)).isEqualTo(new Posted(posted));
  }

  private PostResult update(PostedMessage posted) throws Exception {
    return port.update(posted, CommandMessages.defect()).get(20, TimeUnit.SECONDS);
  }

  @Test
  void slowingDownSaysForHowLongAndThatNothingArrived() throws Exception {
    bot.slack.asksToSlowDownNext("chat.postMessage", 30);

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.after()).isEqualTo(Duration.ofSeconds(30));
    assertThat(retry.mayHaveArrived()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2.5|PT2.5S", "Fri, 31 Dec 2100 23:59:59 GMT|PT24H", "86401|PT24H", "soon|PT0S"})
  void aFractionOrADateIsWaitedForAsWell(String header, Duration wait) throws Exception {
    bot.slack.asksToSlowDownNext("chat.postMessage", header);

    assertThat(((RetryAfter) post()).after()).isEqualTo(wait);
  }

  @Test
  void troubleOfSlackMayHavePostedTheMessage() throws Exception {
    bot.slack.answersNext("chat.postMessage", 503, "<html>");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    bot.slack.answersNext("chat.postMessage", 200, "<html>");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    bot.slack.answersNext("chat.postMessage", 200, "{\"ok\":true}");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    bot.slack.refusesNext("chat.postMessage", "fatal_error");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();
    bot.slack.refusesNext("chat.postMessage", "ratelimited");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isFalse();
  }

  /** By itself, OkHttp would send the same body again after both. */
  @Test
  void anAnswerAfterWhichHttpClientsAskAgainLeavesOneMessage() throws Exception {
    bot.slack.actsButAnswersNext("chat.postMessage", 408, "");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(1);
    assertThat(bot.slack.channel()).hasSize(1);

    bot.slack.actsButIsUnavailableNext("chat.postMessage");
    assertThat(((RetryAfter) post()).mayHaveArrived()).isTrue();

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(2);
    assertThat(bot.slack.channel()).hasSize(2);
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
    bot.slack.actsButAnswersNext("chat.postMessage", status, body);

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isTrue();
    assertThat(retry.why()).isEqualTo("Slack answered chat.postMessage with " + status);
  }

  @Test
  void aRefusalInSlacksFormIsBelievedWhateverItsStatus() throws Exception {
    bot.slack.answersNext("chat.postMessage", 403, "{\"ok\":false,\"error\":\"invalid_auth\"}");

    assertThat(((Refused) post()).code()).isEqualTo("invalid_auth");
  }

  @Test
  void silenceMayHavePostedTheMessage() throws Exception {
    bot.slack.isSilentNext("chat.postMessage");

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isTrue();
    assertThat(bot.slack.calls("chat.postMessage")).hasSize(1);
  }

  @Test
  void noConnectionMeansThatNothingArrived() throws Exception {
    bot.slack.close();

    RetryAfter retry = (RetryAfter) post();
    assertThat(retry.mayHaveArrived()).isFalse();
    assertThat(retry.why()).contains("the connection was refused");
  }

  @Test
  void whatIsRefusedForItsBlocksGoesOutAsText() throws Exception {
    bot.slack.refusesNext("chat.postMessage", "invalid_blocks");

    assertThat(post()).isInstanceOf(Posted.class);
    assertThat(bot.slack.channel().get(0).has("blocks")).isFalse();
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
        "some_new_error|some_new_error"
      })
  void whatSlackRefusesForGoodSaysWhatToDo(String code, String remedy) throws Exception {
    bot.slack.refusesNext("chat.postMessage", code);

    Refused refused = (Refused) post();
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.remedy()).contains(remedy).doesNotContain("%s").endsWith(".");
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    bot.slack.answersNext(
        "chat.postMessage",
        200,
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}");

    assertThat(((Refused) post()).remedy()).contains("lacks the scope chat:write");
  }

  @Test
  void anUnknownChannelIsRefused() throws Exception {
    PostResult result =
        port.post(
                new Channel(Platform.SLACK, "C0OTHER"), HelpMessage.of(BotCommands.SPECS), DELIVERY)
            .get(20, TimeUnit.SECONDS);

    assertThat(((Refused) result).code()).isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 250, 999})
  void aMessageThatArrivedIsFoundBelowNewerOnes(int newer) throws Exception {
    PostedMessage posted = ((Posted) post()).message();
    for (int i = 0; i < newer; i++) {
      bot.slack.somebodyWrites("hello");
    }

    assertThat(find()).isEqualTo(new Found(posted));
  }

  @Test
  void aMessageThatDidNotArriveIsAbsent() throws Exception {
    post(new DeliveryId("another"));
    bot.slack.somebodyWrites("d-2026-11-24-1");

    assertThat(find()).isEqualTo(new Absent());
    assertThat(bot.slack.calls("conversations.history").get(0).arguments().toString())
        .contains("\"include_all_metadata\":\"true\"", "\"oldest\":\"1795424400\"");
  }

  @Test
  void aChannelThatIsTooBusyOrCannotBeReadLeavesItUnclear() throws Exception {
    for (int i = 0; i < 1_001; i++) {
      bot.slack.somebodyWrites("hello");
    }
    assertThat(find()).isInstanceOf(Unclear.class);
    assertThat(bot.slack.calls("conversations.history")).hasSize(10);
    bot.slack.refusesNext("conversations.history", "not_in_channel");
    assertThat(((Unclear) find()).why()).contains("/invite");
    bot.slack.asksToSlowDownNext("conversations.history", 3);
    assertThat(find()).isInstanceOf(Unclear.class);
  }

  private PostResult post() throws Exception {
    return post(DELIVERY);
  }

  private PostResult post(DeliveryId delivery) throws Exception {
    return port.post(CHANNEL, HelpMessage.of(BotCommands.SPECS), delivery)
        .get(20, TimeUnit.SECONDS);
  }

  private FindResult find() throws Exception {
    return port.find(CHANNEL, DELIVERY).get(20, TimeUnit.SECONDS);
  }
}
