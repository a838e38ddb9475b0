package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import bot.klingbalance.testing.LogLines;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MembersTest {
  private static final String TRY_AGAIN = "Slack does not say who you are; try again in a minute.";

  private BotOnSlack bot;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"is_restricted\":true}",
        "{\"is_ultra_restricted\":true}",
        "{\"is_stranger\":true}",
        "{\"team_id\":\"T0OTHER\"}",
        "{\"team_id\":\"T0OTHER\",\"enterprise_user\":{\"enterprise_id\":\"E1\"}}"
      })
  void whoIsNoFullMemberIsToldNothing(String user) throws Exception {
    bot.slack.hasUser("U1", user);

    assertThat(answerTo("U1")).contains("Guests cannot ask");
  }

  @Test
  void whomSlackDoesNotShowIsToldNothing() throws Exception {
    assertThat(answerTo("U0STRANGER")).contains("Guests cannot ask");
  }

  @Test
  void whereSomebodyIsCountsWhereTheyNameNoTimeZone() throws Exception {
    bot.slack.hasUser("U1", "{\"tz\":\"America/Los_Angeles\"}");
    assertThat(bot.answerToWatch("U1", "add all")).contains("anna of America/Los_Angeles in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tz\":null}", "{\"tz\":7}", "{\"tz\":\"Mars/Olympus\"}"})
  void whereSlackDoesNotSayWhereSomebodyIsNothingIsMadeUp(String user) throws Exception {
    bot.slack.hasUser("U1", user);
    assertThat(bot.answerToWatch("U1", "add all")).contains("anna in ");
  }

  @Test
  void slackIsAskedOnceAnHour() throws Exception {
    answerTo(BotOnSlack.MEMBER);
    bot.types(BotOnSlack.MEMBER, "help");
    bot.clock.move(Duration.ofMinutes(59));
    bot.types(BotOnSlack.MEMBER, "help");
    assertThat(bot.slack.calls("users.info")).hasSize(1);

    bot.clock.move(Duration.ofMinutes(2));
    answerTo(BotOnSlack.MEMBER);
    assertThat(bot.slack.calls("users.info")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("lapses")
  void whoWasRecognisedWithinADayIsAnsweredWhileSlackDoesNotSay(Consumer<FakeSlack> lapse)
      throws Exception {
    answerTo(BotOnSlack.MEMBER);
    answerTo(BotOnSlack.GUEST);
    bot.clock.move(Duration.ofHours(23));

    lapse.accept(bot.slack);
    assertThat(answerTo(BotOnSlack.MEMBER)).contains("560");
    lapse.accept(bot.slack);
    assertThat(answerTo(BotOnSlack.GUEST)).contains("Guests cannot ask");

    bot.clock.move(Duration.ofHours(2));
    lapse.accept(bot.slack);
    assertThat(answerTo(BotOnSlack.MEMBER)).contains(TRY_AGAIN);
  }

  @ParameterizedTest
  @MethodSource("lapses")
  void whomSlackNeverSaidAnythingAboutIsToldToTryAgain(Consumer<FakeSlack> lapse) throws Exception {
    lapse.accept(bot.slack);
    assertThat(answerTo(BotOnSlack.GUEST)).contains(TRY_AGAIN).doesNotContain("560");
    lapse.accept(bot.slack);
    assertThat(bot.answerToWatch("U0BOB", "list")).contains(TRY_AGAIN);

    assertThat(answerTo(BotOnSlack.GUEST)).contains("Guests cannot ask");
    assertThat(answerTo(BotOnSlack.MEMBER)).contains("560");
  }

  @Test
  void whileSlackIsSilentWhoWasRecognisedIsStillAnswered() throws Exception {
    bot.close();
    SlackTimeouts quick = BotOnSlack.QUICK;
    bot =
        BotOnSlack.withHttp(
            new SlackTimeouts(
                Duration.ofSeconds(1),
                quick.reconnects(),
                quick.resends(),
                quick.refused(),
                quick.hello(),
                quick.farewell(),
                quick.drain()));
    answerTo(BotOnSlack.MEMBER);
    bot.clock.move(Duration.ofHours(2));

    bot.slack.isSilentNext("users.info");
    assertThat(answerTo(BotOnSlack.MEMBER)).contains("560");
    bot.slack.isSilentNext("users.info");
    assertThat(answerTo(BotOnSlack.GUEST)).contains(TRY_AGAIN);
  }

  /** A call of Slack's may take 20 s here; whoever asks is told something long before. */
  @Test
  void nobodyWaitsForASlackThatDoesNotSayWhoTheyAre() throws Exception {
    answerTo(BotOnSlack.MEMBER);
    bot.clock.move(Duration.ofHours(2));
    bot.slack.isSilentNext("users.info");
    bot.slack.isSilentNext("users.info");

    assertThat(inTime(() -> answerTo(BotOnSlack.MEMBER))).contains("560");
    assertThat(inTime(() -> answerTo("U0BOB"))).contains(TRY_AGAIN);
  }

  @Test
  void whoTypesIntoAFormIsShownAddressesOnlyAsAKnownMember() throws Exception {
    bot.answerTo(BotOnSlack.MEMBER, "studio@example.com");
    bot.answerTo(BotOnSlack.GUEST, "help");
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    assertThat(bot.looksForZone(BotOnSlack.MEMBER, form, "berl").body()).contains("Berlin");

    assertThat(bot.looksForZone(BotOnSlack.GUEST, form, "berl").body()).doesNotContain("Berlin");
    JsonObject foreign = bot.search(BotOnSlack.MEMBER, form, "berl");
    foreign.getAsJsonObject("user").addProperty("team_id", "T0OTHER");
    assertThat(bot.send(SignedPost.form(Map.of("payload", foreign.toString()))).body())
        .doesNotContain("Berlin");
    JsonObject nobody = bot.search(BotOnSlack.MEMBER, form, "berl");
    nobody.remove("user");
    assertThat(bot.send(SignedPost.form(Map.of("payload", nobody.toString()))).body())
        .doesNotContain("Berlin");
  }

  @Test
  void whoWasRecognisedWithinADayIsShownThemWhileSlackIsAsked() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    bot.clock.move(Duration.ofHours(2));
    bot.slack.isSilentNext("users.info");

    assertThat(bot.looksForZone(BotOnSlack.MEMBER, form, "berl").body()).contains("Berlin");
    assertThat(bot.looksForZone("U0BOB", form, "berl").body()).doesNotContain("Berlin");
  }

  @Test
  void manyUnknownPeopleAboutWhomSlackIsSilentHoldUpNobodyElse() throws Exception {
    answerTo(BotOnSlack.MEMBER);
    for (int i = 0; i < 30; i++) {
      bot.slack.isSilentNext("users.info");
      assertThat(bot.types("U0NEW" + i, "help").body()).isEmpty();
    }
    bot.slack.awaitCalls("users.info", 21);

    assertThat(bot.isGivenTheForm(BotOnSlack.MEMBER).toString()).contains("kling-field");
  }

  @Test
  void eachLapseIsLoggedOnceWhenItBeginsAndOnceWhenItEnds() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance.slack")) {
      for (int lapse = 1; lapse <= 2; lapse++) {
        for (String user : new String[] {"U1", "U2"}) {
          missingScope(bot.slack);
          assertThat(answerTo(user)).contains(TRY_AGAIN);
        }
        assertThat(log.warnings()).hasSize(lapse).last().asString().contains("users:read");
        assertThat(bot.adapter.state().lastError()).isPresent();

        bot.clock.move(Duration.ofHours(2));
        answerTo(BotOnSlack.MEMBER);
        answerTo(BotOnSlack.GUEST);
        assertThat(
                log.messages().stream().filter(line -> line.contains("says again who people are")))
            .hasSize(lapse);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"team_id, T0OTHER", "enterprise_id, E0OTHER"})
  void aCommandOfAnotherOrganisationIsRefusedWithoutAsking(String member, String theirs)
      throws Exception {
    Map<String, String> command =
        new HashMap<>(bot.command(BotOnSlack.MEMBER, "studio@example.com"));
    if (member.equals("enterprise_id")) {
      command.put("team_id", "T0OTHER");
    }
    command.put(member, theirs);

    assertThat(bot.send(SignedPost.form(command)).json().get("text").getAsString())
        .contains("Guests cannot ask");
    assertThat(bot.slack.calls("users.info")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "team"})
  void aPressOfAnotherOrganisationIsRefusedWithoutAsking(String member) throws Exception {
    JsonObject press = bot.press(BotOnSlack.MEMBER, "share:all");
    press.getAsJsonObject(member).addProperty(member.equals("user") ? "team_id" : "id", "T0OTHER");

    bot.send(SignedPost.form(Map.of("payload", press.toString())));

    assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("Guests cannot ask");
    assertThat(bot.slack.calls("users.info")).isEmpty();
  }

  private static Stream<Named<Consumer<FakeSlack>>> lapses() {
    return Stream.of(
        Named.of("500", slack -> slack.answersNext("users.info", 500, "")),
        Named.of("429", slack -> slack.asksToSlowDownNext("users.info", 30)),
        Named.of("missing_scope", MembersTest::missingScope),
        Named.of("no user", slack -> slack.answersNext("users.info", 200, "{\"ok\":true}")),
        Named.of(
            "no object",
            slack -> slack.answersNext("users.info", 200, "{\"ok\":true,\"user\":null}")));
  }

  private static void missingScope(FakeSlack slack) {
    slack.answersNext(
        "users.info", 200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\"}");
  }

  private static String inTime(Callable<String> question) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return question.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .orTimeout(8, TimeUnit.SECONDS)
        .join();
  }

  private String answerTo(String user) throws Exception {
    return bot.answerTo(user, "studio@example.com");
  }
}
