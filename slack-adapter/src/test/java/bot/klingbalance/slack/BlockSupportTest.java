package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.SampleCharts;
import com.google.gson.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and charts in a workspace that takes them, and in those that do not. */
final class BlockSupportTest {
  private static final Channel CHANNEL = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  private static final String CHART = "data_visualization";
  private static final String MARKS = "▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂▂▂▂▁▁▁▁▁▁";
  private static final String LEARNED =
      "Slack takes no charts in this workspace, so its messages show them as a line of marks.";
  private static final ChatMessage BALANCE = SampleMessages.withCharts(SampleCharts.steady());
  private static final ChatMessage WARNING =
      new ChatMessage(
          BALANCE.tone(),
          BALANCE.heading(),
          BALANCE.body().stream().filter(block -> !(block instanceof Table)).toList(),
          BALANCE.buttons(),
          BALANCE.footnote());

  private static final ChatMessage TABLE = SampleMessages.overview(SampleMessages.many(3));

  private BotOnSlack bot;
  private LogLines log;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
    // Now the bot knows who asks, so that an answer is ready at once.
    String unused = bot.answerToWatch(BotOnSlack.MEMBER, "list");
    log = LogLines.of("bot.klingbalance.slack");
  }

  @AfterEach
  void close() {
    log.close();
    bot.close();
  }

  @Test
  void anAnswerWithAChartFollowsTheAcknowledgementWhichWouldTellNothingOfARefusal()
      throws Exception {
    assertThat(bot.typesWatch(BotOnSlack.MEMBER, "check").body()).isEmpty();

    JsonObject answer = bot.slack.nextAnswer();
    assertThat(answer.get("blocks").toString()).contains(CHART);
    assertThat(answer.get("text").getAsString()).contains("asked: check", MARKS);
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 {\"ok\":false,\"error\":\"invalid_blocks\"}",
        "400 invalid_blocks_format",
        "200 {\"ok\":false,\"error\":\"invalid_blocks\"}",
      })
  void anAnswerThatIsRefusedForItsChartGoesOutOnceMoreWithoutIt(String refusal) throws Exception {
    int before = bot.slack.calls("response_url").size();
    bot.slack.answersNext(
        "response_url", Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));

    bot.typesWatch(BotOnSlack.MEMBER, "check");

    JsonObject answer = bot.slack.nextAnswer();
    assertThat(answer.get("blocks").toString()).contains(MARKS).doesNotContain(CHART);
    assertThat(bot.slack.calls("response_url")).hasSize(before + 2);
  }

  @Test
  void whatAWorkspaceRefusesIsRememberedAndSaidOnce() throws Exception {
    bot.slack.refusesNext("chat.postMessage", "invalid_blocks");
    assertThat(post(1)).isInstanceOf(Posted.class);
    assertThat(post(2)).isInstanceOf(Posted.class);

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(3);
    assertThat(bot.slack.channel())
        .hasSize(2)
        .allSatisfy(
            message ->
                assertThat(message.toString())
                    .contains(MARKS, "kling_balance_delivery")
                    .doesNotContain(CHART));
    assertThat(bot.typesWatch(BotOnSlack.MEMBER, "check").body())
        .contains(MARKS)
        .doesNotContain(CHART);
    assertThat(log.messages()).containsOnlyOnce(LEARNED);
  }

  @Test
  void aPostedChartIsUpdatedAndAnUpdateThatIsRefusedGoesOutWithoutIt() throws Exception {
    PostedMessage posted = ((Posted) post(1)).message();
    assertThat(bot.slack.channel().get(0).toString()).contains(CHART);

    bot.slack.refusesNext("chat.update", "invalid_blocks_format");
    PostResult updated = bot.adapter.port().update(posted, WARNING).get(20, TimeUnit.SECONDS);

    assertThat(updated).isEqualTo(new Posted(posted));
    assertThat(bot.slack.channel()).hasSize(1);
    assertThat(bot.slack.channel().get(0).get("blocks").toString())
        .contains(MARKS)
        .doesNotContain(CHART);
  }

  @Test
  void aMessageThatIsRefusedWithoutItsChartTooGoesOutAsTextAndSaysNothingAboutCharts()
      throws Exception {
    bot.slack.refusesNext("chat.postMessage", "invalid_blocks");
    bot.slack.refusesNext("chat.postMessage", "invalid_blocks");

    assertThat(post(1)).isInstanceOf(Posted.class);
    assertThat(bot.slack.channel().get(0).has("blocks")).isFalse();
    assertThat(bot.slack.channel().get(0).get("text").getAsString()).contains(MARKS);
    assertThat(post(2)).isInstanceOf(Posted.class);
    assertThat(bot.slack.channel().get(0).toString()).contains(CHART);
    assertThat(log.messages()).doesNotContain(LEARNED);
  }

  @Test
  void anyOtherRefusalIsNotAskedAboutTwice() throws Exception {
    bot.slack.refusesNext("chat.postMessage", "is_archived");
    assertThat(post(1)).isInstanceOf(Refused.class);
    bot.slack.answersNext("chat.postMessage", 500, "{\"ok\":false,\"error\":\"invalid_blocks\"}");
    assertThat(post(1))
        .isInstanceOfSatisfying(
            PostResult.RetryAfter.class, it -> assertThat(it.mayHaveArrived()).isTrue());

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(2);
  }

  @Test
  void anOverviewIsADataTableThatFollowsTheAcknowledgement() throws Exception {
    assertThat(bot.types(BotOnSlack.MEMBER, "").body()).isEmpty();

    assertThat(blocksOf(bot.slack.nextAnswer()))
        .contains("data_table", "\"value\":560", "studio@example.com");
  }

  @Test
  void anOverviewThatIsRefusedAsADataTableIsAPlainTable() throws Exception {
    bot.slack.refusesBlocks("data_table");

    assertThat(overview()).contains("\"table\"", "studio@example.com").doesNotContain("data_table");
  }

  @Test
  void anOverviewThatIsRefusedAsAnyTableIsText() throws Exception {
    bot.slack.refusesBlocks("data_table");
    bot.slack.refusesBlocks("table");
    int before = bot.slack.calls("response_url").size();

    assertThat(overview()).contains("studio@example.com").doesNotContain("table\"");
    assertThat(bot.slack.calls("response_url")).hasSize(before + 3);
  }

  @Test
  void whichTablesAWorkspaceRefusesIsRememberedAndSaidOnce() throws Exception {
    bot.slack.refusesBlocks("data_table");
    assertThat(post(1, TABLE)).isInstanceOf(Posted.class);
    assertThat(post(2, TABLE)).isInstanceOf(Posted.class);

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(3);
    assertThat(bot.slack.channel())
        .allSatisfy(
            each -> assertThat(blocksOf(each)).contains("\"table\"").doesNotContain("data_table"));
    assertThat(log.messages())
        .containsOnlyOnce(
            "Slack takes no data tables in this workspace, so its messages show plain ones.");
  }

  @Test
  void whereNoTablesAreTakenTheyAreLinesWhichFitIntoAnAcknowledgement() throws Exception {
    bot.slack.refusesBlocks("data_table");
    bot.slack.refusesBlocks("table");
    assertThat(post(1, TABLE)).isInstanceOf(Posted.class);
    assertThat(post(2, TABLE)).isInstanceOf(Posted.class);

    assertThat(bot.slack.calls("chat.postMessage")).hasSize(4);
    assertThat(bot.types(BotOnSlack.MEMBER, "").body())
        .contains("studio@example.com")
        .doesNotContain("table\"");
    assertThat(log.messages())
        .containsOnlyOnce(
            "Slack takes no tables in this workspace, so its messages show them as lines.");
  }

  @Test
  void whatIsPostedFallsBackStepByStepAndLearnsOnlyWhatIsRefused() throws Exception {
    bot.slack.refusesBlocks(CHART);
    assertThat(post(1, BALANCE)).isInstanceOf(Posted.class);
    assertThat(bot.slack.calls("chat.postMessage")).hasSize(3);
    assertThat(bot.slack.channel().get(0).toString()).contains(MARKS, "\"table\"");

    assertThat(post(2, BALANCE)).isInstanceOf(Posted.class);
    assertThat(bot.slack.calls("chat.postMessage")).hasSize(4);
    assertThat(bot.slack.channel().get(0).toString()).contains(MARKS, "data_table");
    assertThat(log.messages()).containsOnlyOnce(LEARNED);
  }

  @Test
  void whereNeitherIsTakenTheWordsArriveAllTheSame() throws Exception {
    bot.slack.refusesBlocks(CHART);
    bot.slack.refusesBlocks("data_table");
    bot.slack.refusesBlocks("table");

    assertThat(post(1, BALANCE)).isInstanceOf(Posted.class);
    assertThat(post(2, BALANCE)).isInstanceOf(Posted.class);

    assertThat(bot.slack.channel())
        .allSatisfy(
            each ->
                assertThat(blocksOf(each)).contains(MARKS, "560 / 660").doesNotContain("table\""));
  }

  @Test
  void anAnswerThatWasSentOftenIsSentInItsSimplestFormAtLast() throws Exception {
    bot.slack.refusesBlocks("data_table");
    for (int i = 0; i < 3; i++) {
      bot.slack.answersNext("response_url", 429, "{\"ok\":false}");
    }

    int before = bot.slack.calls("response_url").size();

    assertThat(overview()).contains("studio@example.com").doesNotContain("table\"");
    assertThat(bot.slack.calls("response_url")).hasSize(before + 5);
  }

  private String overview() throws Exception {
    assertThat(bot.types(BotOnSlack.MEMBER, "").body()).isEmpty();
    return blocksOf(bot.slack.nextAnswer());
  }

  private static String blocksOf(JsonObject message) {
    return message.get("blocks").toString();
  }

  @Test
  void aThirdChartIsALineOfMarksSinceSlackTakesTwo() {
    Chart chart = SampleCharts.steady();

    JsonObject message =
        new BlockKit(action -> "code").render(SampleMessages.withCharts(chart, chart, chart));

    assertThat(BlockRules.faults(message)).isEmpty();
    assertThat(message.get("blocks").toString()).containsOnlyOnce(MARKS);
    assertThat(message.get("blocks").toString().split(CHART, -1)).hasSize(3);
  }

  private PostResult post(int number) throws Exception {
    return post(number, WARNING);
  }

  private PostResult post(int number, ChatMessage message) throws Exception {
    return bot.adapter
        .port()
        .post(CHANNEL, message, new DeliveryId("d-" + number))
        .get(20, TimeUnit.SECONDS);
  }
}
