package bot.klingbalance.discord.posting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.discord.DiscordBench;
import bot.klingbalance.discord.Machine;
import bot.klingbalance.discord.rendering.SampleWarning;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.testing.SampleCharts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer of Discord to a post, and what is made of it. */
class DiscordPortTest {
  private static final Channel CHANNEL =
      new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));
  private static final Channel GONE = new Channel(Platform.DISCORD, "800000000000000404");
  private static final ChatMessage WARNING = HelpMessage.of(BotCommands.SPECS);
  private static final DeliveryId DELIVERY = new DeliveryId("2025-12-01/watch-17");

  private static final DeliveryId SAMPLE = SampleWarning.delivery();

  private final DiscordBench bench = new DiscordBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aMessageIsPostedOnceHoweverOftenItIsSent() throws Exception {
    PostedMessage first = ((Posted) post(CHANNEL)).message();
    PostedMessage again = ((Posted) post(CHANNEL)).message();

    assertThat(again).isEqualTo(first);
    assertThat(bench.discord().messages()).isEqualTo(1);
    JsonNode message = bench.discord().message(first.id());
    assertThat(message.path("nonce").asText()).isEqualTo(DELIVERY.value());
    assertThat(message.path("allowed_mentions").path("parse")).isEmpty();
  }

  @Test
  void aPostedMessageIsChangedInItsPlace() throws Exception {
    PostedMessage posted = ((Posted) post(CHANNEL)).message();
    ChatMessage other = CommandMessages.notShown(new AccountEmail("a@example.com"));

    assertThat(update(posted, other)).isEqualTo(new Posted(posted));
    assertThat(bench.discord().message(posted.id()).toString()).contains("a@example.com");
    assertThat(update(new PostedMessage(CHANNEL, "123"), other))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.code()).isEqualTo("10008"));
  }

  @Test
  void aChartIsPostedAsAPictureWithItsNonceAndDescribedInWords() throws Exception {
    Machine.mustDraw();
    PostedMessage posted = ((Posted) post(CHANNEL, SampleCharts.warning())).message();
    assertThat(post(CHANNEL, SampleCharts.warning())).isEqualTo(new Posted(posted));

    JsonNode message = bench.discord().message(posted.id());
    JsonNode file = message.path("attachments").path(0);
    assertThat(message.path("nonce").asText()).isEqualTo(DELIVERY.value());
    assertThat(message.path("embeds").path(0).path("image").path("url").asText())
        .isEqualTo("attachment://" + file.path("filename").asText());
    assertThat(file.path("description").asText()).contains("Runs out Fri 4 Dec");
    assertThat(file.path("size").asInt()).isBetween(5_000, 60_000);
    assertThat(message.toString()).doesNotContain("▇");
  }

  @Test
  void anUpdateTakesThePictureAlongOrAway() throws Exception {
    Machine.mustDraw();
    PostedMessage posted = ((Posted) post(CHANNEL)).message();

    assertThat(update(posted, SampleCharts.warning())).isEqualTo(new Posted(posted));
    JsonNode message = bench.discord().message(posted.id());
    assertThat(message.path("attachments").path(0).path("size").asInt()).isGreaterThan(5_000);

    assertThat(update(posted, WARNING)).isEqualTo(new Posted(posted));
    assertThat(message.path("attachments").isArray()).isTrue();
    assertThat(message.path("attachments")).isEmpty();
  }

  @Test
  void aMessageThatIsRefusedForItsPictureIsPostedWithoutIt() throws Exception {
    Machine.mustDraw();
    answersNext(413, error(40005, "Request entity too large"));

    PostedMessage posted = ((Posted) post(CHANNEL, SampleCharts.warning())).message();

    assertThat(bench.discord().requests()).hasSize(2);
    assertThat(bench.discord().message(posted.id()).path("attachments")).isEmpty();
    assertThat(bench.discord().message(posted.id()).toString()).contains("▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 250, 999})
  void aMessageThatArrivedIsFoundBelowNewerOnesByItsButtons(int newer) throws Exception {
    PostedMessage posted = postedWarning();
    for (int i = 0; i < newer; i++) {
      bench.discord().somebodyWrites(CHANNEL.id(), "reread:" + SAMPLE.value());
    }

    assertThat(find(SAMPLE)).isEqualTo(new FindResult.Found(posted));
  }

  @Test
  void aMessageThatDidNotArriveIsAbsentBesideOthers() throws Exception {
    assertThat(find(SAMPLE)).isEqualTo(new FindResult.Absent());
    postedWarning();

    assertThat(find(new DeliveryId("another"))).isEqualTo(new FindResult.Absent());
  }

  @Test
  void aWeeklyReportGoesWithThePictureOfItsDaysAndIsFoundAgain() throws Exception {
    DeliveryId delivery = new DeliveryId("weekly-of-monday");
    ChatMessage report = requireNonNull(SampleReports.messages().get("weekly-report"));

    PostedMessage posted =
        ((Posted) bench.port().post(CHANNEL, report, delivery).get(10, TimeUnit.SECONDS)).message();

    JsonNode message = bench.discord().message(posted.id());
    assertThat(message.path("attachments")).hasSize(1);
    assertThat(message.path("embeds").path(0).path("title").asText())
        .isEqualTo("📊 Kling week · 23–29 Nov");
    assertThat(bench.port().find(CHANNEL, delivery).get(10, TimeUnit.SECONDS))
        .isEqualTo(new FindResult.Found(posted));
  }

  @Test
  void whatIsOlderThanADayIsNotLookedThrough() throws Exception {
    postedWarning();
    for (int i = 0; i < 200; i++) {
      bench.discord().somebodyWrites(CHANNEL.id(), "hello");
    }
    bench.clock().move(Duration.ofHours(25));

    assertThat(find(SAMPLE)).isEqualTo(new FindResult.Absent());
    assertThat(bench.discord().requests())
        .filteredOn(each -> each.endsWith("/messages"))
        .hasSize(2);
  }

  @Test
  void withoutReadMessageHistoryItCannotBeToldForGood() throws Exception {
    postedWarning();
    bench.discord().forbidsTheBotInChannels(Permission.MESSAGE_HISTORY);

    assertThat(find(SAMPLE))
        .isEqualTo(
            new FindResult.Unclear(
                "the bot lacks the permission Read Message History there", Duration.ZERO, true));
  }

  @Test
  void whenItCannotBeToldNowItSaysWhenToLookAgain() throws Exception {
    bench.discord().answersNext("GET channels/.*/messages", 429, limit(60, false), Map.of());
    assertThat(find(SAMPLE))
        .isInstanceOfSatisfying(
            FindResult.Unclear.class,
            it -> {
              assertThat(it.after()).isEqualTo(Duration.ofSeconds(60));
              assertThat(it.isForGood()).isFalse();
            });
    bench.discord().isKeptFromAnsweringNext("GET channels/.*/messages", 403);
    assertThat(((FindResult.Unclear) find(SAMPLE)).isForGood()).isFalse();
    bench.discord().answersNext("GET channels/.*/messages", 404, error(10003, "gone"), Map.of());
    assertThat(((FindResult.Unclear) find(SAMPLE)).isForGood()).isTrue();
  }

  @Test
  void aChannelThatIsTooBusyLeavesItUnclearForGood() throws Exception {
    for (int i = 0; i < 1_001; i++) {
      bench.discord().somebodyWrites(CHANNEL.id(), "hello");
    }

    assertThat(((FindResult.Unclear) find(SAMPLE)).isForGood()).isTrue();
    assertThat(bench.discord().requests())
        .filteredOn(each -> each.endsWith("/messages"))
        .hasSize(10);
  }

  @Test
  void aChannelThatIsGoneIsRefusedForGood() throws Exception {
    assertRefused(post(GONE), "10003", "it was deleted");
    assertRefused(post(new Channel(Platform.DISCORD, "../users/@me")), "10003", "it was deleted");
    assertThat(bench.discord().requests()).noneMatch(request -> request.contains("@me"));
  }

  @Test
  void aServerThatTheBotIsNotInIsRefusedForGood() throws Exception {
    answersNext(403, error(50001, "Missing Access"));
    assertRefused(post(CHANNEL), "50001", "Invite it");
  }

  @Test
  void aMissingPermissionIsNamedWhetherOrNotTheBotIsConnected() throws Exception {
    bench.discord().letsTheBot(Permission.VIEW_CHANNEL, Permission.MESSAGE_ATTACH_FILES);
    assertRefused(post(CHANNEL), "50013", ": Send Messages, Embed Links. Give it");

    bench.connect();
    assertRefused(post(CHANNEL), "50013", ": Send Messages, Embed Links. Give it");
  }

  @Test
  void whatIsMissingIsGuessedWhereDiscordDoesNotSayWhatTheBotMay() throws Exception {
    bench.discord().letsTheBot(Permission.VIEW_CHANNEL);
    bench.discord().answersNext("GET guilds/.*", 502, Json.object(), Map.of());

    assertRefused(
        post(CHANNEL), "50013", "one of View Channels, Send Messages, Embed Links, Attach Files.");
  }

  @Test
  void aPermissionThatIsThereAfterAllLeavesTheRefusalAsItCame() throws Exception {
    answersNext(403, error(50013, "Missing Permissions"));

    assertRefused(post(CHANNEL), "50013", "one of View Channels, Send Messages");
  }

  @Test
  void withoutTheRightToAttachAWarningGoesWithoutItsPicture() throws Exception {
    Machine.mustDraw();
    bench.discord().forbidsTheBotInChannels(Permission.MESSAGE_ATTACH_FILES);

    PostedMessage posted = ((Posted) post(CHANNEL, SampleCharts.warning())).message();

    JsonNode message = bench.discord().message(posted.id());
    assertThat(message.path("attachments")).isEmpty();
    assertThat(message.path("embeds")).hasSize(1);
    assertThat(message.toString()).contains("▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂");
    assertThat(update(posted, SampleCharts.warning())).isEqualTo(new Posted(posted));
  }

  @Test
  void withoutTheRightToEmbedAWarningGoesAsTextWithTheSameWordsAndButtons() throws Exception {
    bench.discord().forbidsTheBotInChannels(Permission.MESSAGE_ATTACH_FILES);
    JsonNode inFull =
        bench.discord().message(((Posted) post(CHANNEL, SampleWarning.message())).message().id());
    bench
        .discord()
        .forbidsTheBotInChannels(Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ATTACH_FILES);
    DeliveryId other = new DeliveryId("2025-12-02/watch-17");

    PostedMessage posted =
        ((Posted)
                bench
                    .port()
                    .post(CHANNEL, SampleWarning.message(), other)
                    .get(10, TimeUnit.SECONDS))
            .message();

    JsonNode asText = bench.discord().message(posted.id());
    JsonNode embed = inFull.path("embeds").path(0);
    assertThat(asText.path("embeds")).isEmpty();
    assertThat(asText.path("content").asText())
        .isEqualTo(
            "%s\n### %s\n%s"
                .formatted(
                    inFull.path("content").asText(),
                    embed.path("title").asText(),
                    embed.path("description").asText()))
        .hasSizeLessThanOrEqualTo(2000);
    assertThat(asText.path("components")).isEqualTo(inFull.path("components"));
    assertThat(asText.path("allowed_mentions")).isEqualTo(inFull.path("allowed_mentions"));
    assertThat(asText.path("nonce").asText()).isEqualTo(other.value());
  }

  @Test
  void aMessageInALesserFormIsStillPostedOnce() throws Exception {
    bench.discord().forbidsTheBotInChannels(Permission.MESSAGE_EMBED_LINKS);

    PostResult first = post(CHANNEL);

    assertThat(post(CHANNEL)).isEqualTo(first);
    assertThat(bench.discord().messages()).isEqualTo(1);
  }

  @Test
  void aFormThatIsRefusedTooIsNotFollowedByAThird() throws Exception {
    bench.discord().forbidsTheBotInChannels(Permission.MESSAGE_EMBED_LINKS);
    answersNext(403, error(50013, "Missing Permissions"));
    answersNext(403, error(50013, "Missing Permissions"));

    assertRefused(post(CHANNEL), "50013", "");
    assertThat(bench.discord().requests().stream().filter(each -> each.startsWith("POST")))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "15, 50035, A forum takes messages only in its posts (threads). Watch a post",
    "16, 50035, A media channel takes messages only in its posts (threads). Watch a post",
    "4, 50008, A category takes no messages. Watch a text channel in it.",
    "14, 50008, A channel of this kind takes no messages. Watch a text channel."
  })
  void aChannelOfAnotherKindIsRefusedWithWhereToPostInstead(int kind, String code, String words)
      throws Exception {
    bench.discord().hasChannel("800000000000000015", kind, "ideas");

    assertRefused(post(new Channel(Platform.DISCORD, "800000000000000015")), code, words);
  }

  @ParameterizedTest
  @CsvSource({
    "40058, A forum takes messages only",
    "40067, A forum takes messages only",
    "50008, 'takes no messages, as a forum or a category takes none. Watch'",
    "50024, 'takes no messages, as a forum or a category takes none. Watch'",
    "160005, The thread is locked. Unlock it",
    "50083, The thread is archived"
  })
  void whatDiscordSaysOfTheKindOfChannelIsNoDefect(int code, String words) throws Exception {
    answersNext(400, error(code, "Discord's own words"));

    assertRefused(post(CHANNEL), Integer.toString(code), words);
  }

  @Test
  void aMessageOpensAnArchivedThreadAndALockedOneIsRefused() throws Exception {
    bench.discord().letsTheBotPostInThreads();
    bench.discord().hasThread("800000000000000071", true, false);
    bench.discord().hasThread("800000000000000072", false, true);

    assertThat(post(new Channel(Platform.DISCORD, "800000000000000071")))
        .isInstanceOf(Posted.class);
    assertRefused(
        post(new Channel(Platform.DISCORD, "800000000000000072")), "160005", "thread is locked");
  }

  @Test
  void anEditOpensNoArchivedThreadAndWorksOnceAMessageHasOpenedIt() throws Exception {
    Channel thread = new Channel(Platform.DISCORD, "800000000000000073");
    bench.discord().letsTheBotPostInThreads();
    bench.discord().hasThread(thread.id(), false, false);
    PostedMessage posted = ((Posted) post(thread)).message();
    bench.discord().hasThread(thread.id(), true, false);

    assertRefused(
        update(posted, WARNING),
        "50083",
        "so nothing in it can be changed. The next warning opens");
    assertThat(bench.port().access(thread).get(10, TimeUnit.SECONDS).mayPost()).isTrue();

    assertThat(post(thread, WARNING, new DeliveryId("another"))).isInstanceOf(Posted.class);
    assertThat(update(posted, WARNING)).isEqualTo(new Posted(posted));

    bench.discord().hasThread(thread.id(), false, true);
    assertRefused(update(posted, WARNING), "160005", "thread is locked. Unlock it");
  }

  @Test
  void aRefusedTokenIsRefusedForGood() throws Exception {
    answersNext(401, Json.object().put("message", "401: Unauthorized").put("code", 0));
    assertRefused(post(CHANNEL), "401", "DISCORD_TOKEN");
    answersNext(403, error(40001, "Unauthorized"));
    assertRefused(post(CHANNEL), "40001", "DISCORD_TOKEN");
  }

  @Test
  void aMessageThatDiscordFindsMalformedIsRefusedWithThePath() throws Exception {
    ObjectNode body = error(50035, "Invalid Form Body");
    body.putObject("errors")
        .putObject("embeds")
        .putObject("0")
        .putObject("description")
        .putArray("_errors")
        .addObject()
        .put("code", "BASE_TYPE_BAD_LENGTH")
        .put("message", "Must be 4096 or fewer in length.");
    answersNext(400, body);
    assertRefused(post(CHANNEL), "50035", "embeds.0.description: Must be 4096");
  }

  @Test
  void anUnknownRefusalIsToldAsItCame() throws Exception {
    answersNext(403, error(50007, "Cannot send messages to this user"));
    assertRefused(post(CHANNEL), "50007", "Cannot send messages to this user");
  }

  @Test
  void aRateLimitedChannelIsLeftAloneForAsLongAsDiscordSays() throws Exception {
    answersNext(429, limit(2.5, false));
    assertThat(post(CHANNEL)).isEqualTo(retry(2500, "Discord's rate limit of this channel"));
    assertThat(post(CHANNEL)).isEqualTo(retry(2500, "Discord's rate limit of this channel"));
    assertThat(bench.discord().requests()).hasSize(1);
    assertRefused(post(GONE), "10003", "");

    bench.clock().move(Duration.ofMillis(2500));
    assertThat(post(CHANNEL)).isInstanceOf(Posted.class);
  }

  /**
   * Messages that are older than an hour take few edits (code 30046), and today's message is edited
   * all day long. What turns critical meanwhile is a new message.
   */
  @Test
  void editsThatDiscordTakesNoMoreOfHoldUpNoMessage() throws Exception {
    PostedMessage posted = ((Posted) post(CHANNEL)).message();
    ObjectNode tooMany = error(30046, "Maximum number of edits to messages older than 1 hour");
    bench
        .discord()
        .answersNext("PATCH channels/.*", 429, tooMany.put("retry_after", 600), Map.of());

    assertThat(update(posted, WARNING))
        .isEqualTo(retry(600_000, "Discord's rate limit of this channel"));
    assertThat(post(CHANNEL)).isInstanceOf(Posted.class);
    assertThat(update(posted, WARNING))
        .isEqualTo(retry(600_000, "Discord's rate limit of this channel"));
    assertThat(bench.discord().requests()).hasSize(3);

    bench.clock().move(Duration.ofMinutes(10));
    assertThat(update(posted, WARNING)).isEqualTo(new Posted(posted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2.5|PT2.5S", "Fri, 31 Dec 2100 23:59:59 GMT|PT24H", "soon|PT0S"})
  void aLimitWithoutDiscordsBodyIsWaitedForHoweverItIsWritten(String header, Duration wait)
      throws Exception {
    bench
        .discord()
        .answersNext("POST channels/.*", 429, Json.object(), Map.of("Retry-After", header));

    assertThat(post(CHANNEL))
        .isEqualTo(new RetryAfter(wait, false, "Discord's rate limit of this channel"));
  }

  @Test
  void troubleThatSaysWhenToComeBackIsLeftAloneForThatLong() throws Exception {
    bench
        .discord()
        .answersNext("POST channels/.*", 503, Json.object(), Map.of("Retry-After", "12.5"));

    assertThat(post(CHANNEL))
        .isEqualTo(
            new RetryAfter(Duration.ofMillis(12_500), true, "Discord answered with status 503"));
  }

  @Test
  void aGlobalRateLimitHoldsForEveryChannel() throws Exception {
    answersNext(429, limit(1, true));
    assertThat(post(CHANNEL)).isEqualTo(retry(1000, "Discord's global rate limit"));
    assertThat(post(GONE)).isInstanceOf(RetryAfter.class);
  }

  @Test
  void aChannelWhoseShareIsUsedUpIsLeftAlone() throws Exception {
    bench
        .discord()
        .answersNext(
            "POST channels/.*",
            200,
            Json.object().put("id", "1"),
            Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.75"));
    assertThat(post(CHANNEL)).isInstanceOf(Posted.class);
    assertThat(post(CHANNEL)).isEqualTo(retry(750, "Discord's rate limit of this channel"));
  }

  @Test
  void troubleAtDiscordMayHaveLetTheMessageThrough() throws Exception {
    answersNext(502, Json.object());
    assertThat(post(CHANNEL))
        .isEqualTo(new RetryAfter(Duration.ZERO, true, "Discord answered with status 502"));
    answersNext(200, Json.object());
    assertThat(post(CHANNEL))
        .isInstanceOfSatisfying(RetryAfter.class, it -> assertThat(it.mayHaveArrived()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 408, 413})
  void aRefusalInHtmlComesFromTheWayToDiscordAndIsTriedAgain(int status) throws Exception {
    for (int i = 0; i < requests(status); i++) {
      bench.discord().isKeptFromAnsweringNext("POST channels/.*", status);
    }
    assertTroubleOnTheWay(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408})
  void aRefusalWithoutDiscordsCodeComesFromTheWayToDiscordAndIsTriedAgain(int status)
      throws Exception {
    List<JsonNode> bodies =
        List.of(
            Json.object().put("message", "Forbidden"),
            Json.object().put("message", "Forbidden").put("code", "blocked"),
            Json.object().put("message", status + ": of a gateway").put("code", status),
            Json.array().add(50013));
    for (JsonNode body : bodies) {
      for (int i = 0; i < requests(status); i++) {
        answersNext(status, body);
      }
      assertTroubleOnTheWay(status);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void aRefusalThatNamesNoReasonIsTriedAgain(int status) throws Exception {
    answersNext(status, Json.object().put("message", status + ": Forbidden").put("code", 0));
    assertTroubleOnTheWay(status);
  }

  /** How many requests one post takes: OkHttp repeats one by itself that ends with status 408. */
  private static int requests(int status) {
    return status == 408 ? 2 : 1;
  }

  private void assertTroubleOnTheWay(int status) throws Exception {
    assertThat(post(CHANNEL))
        .isInstanceOfSatisfying(
            RetryAfter.class,
            it -> {
              assertThat(it.mayHaveArrived()).isTrue();
              assertThat(it.why()).contains("status " + status);
            });
    assertThat(post(CHANNEL)).isInstanceOf(Posted.class);
  }

  @Test
  void withoutAConnectionNothingHasArrived() throws Exception {
    bench.discord().close();
    assertThat(post(CHANNEL))
        .isInstanceOfSatisfying(RetryAfter.class, it -> assertThat(it.mayHaveArrived()).isFalse());
  }

  private PostedMessage postedWarning() throws Exception {
    PostResult result =
        bench.port().post(CHANNEL, SampleWarning.message(), SAMPLE).get(10, TimeUnit.SECONDS);
    return ((Posted) result).message();
  }

  private FindResult find(DeliveryId delivery) throws Exception {
    return bench.port().find(CHANNEL, delivery).get(10, TimeUnit.SECONDS);
  }

  private PostResult post(Channel channel) throws Exception {
    return post(channel, WARNING);
  }

  private PostResult post(Channel channel, ChatMessage message) throws Exception {
    return post(channel, message, DELIVERY);
  }

  private PostResult post(Channel channel, ChatMessage message, DeliveryId delivery)
      throws Exception {
    return bench.port().post(channel, message, delivery).get(10, TimeUnit.SECONDS);
  }

  private PostResult update(PostedMessage posted, ChatMessage message) throws Exception {
    return bench.port().update(posted, message).get(10, TimeUnit.SECONDS);
  }

  private void answersNext(int status, JsonNode body) {
    bench.discord().answersNext("POST channels/.*", status, body, Map.of());
  }

  private static ObjectNode error(int code, String message) {
    return Json.object().put("code", code).put("message", message);
  }

  private static ObjectNode limit(double seconds, boolean global) {
    return Json.object()
        .put("message", "You are being rate limited.")
        .put("retry_after", seconds)
        .put("global", global);
  }

  private static RetryAfter retry(long millis, String why) {
    return new RetryAfter(Duration.ofMillis(millis), false, why);
  }

  private static void assertRefused(PostResult result, String code, String words) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.code()).isEqualTo(code);
              assertThat(it.remedy()).contains(words);
            });
  }
}
