package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MembersTest {
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

  @Test
  void whoeverSlackCannotTellAboutMayAskAndTheLogSaysSoOnce() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance.slack")) {
      for (String user : new String[] {"U1", "U2"}) {
        bot.slack.answersNext(
            "users.info",
            200,
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\"}");
        assertThat(answerTo(user)).contains("560");
      }

      assertThat(log.warnings()).singleElement().asString().contains("users:read");
      assertThat(bot.adapter.state().lastError()).isPresent();
    }
  }

  @Test
  void whatSlackCouldNotTellIsAskedAgain() throws Exception {
    bot.slack.answersNext("users.info", 503, "");
    assertThat(answerTo(BotOnSlack.GUEST)).contains("560");

    assertThat(answerTo(BotOnSlack.GUEST)).contains("Guests cannot ask");
  }

  private String answerTo(String user) throws Exception {
    return bot.answerTo(user, "studio@example.com");
  }
}
