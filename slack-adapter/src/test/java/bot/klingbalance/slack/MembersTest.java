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
  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = Office.withHttp();
  }

  @AfterEach
  void close() {
    office.close();
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
    office.slack.hasUser("U1", user);

    assertThat(answerTo("U1")).contains("Guests cannot ask");
  }

  @Test
  void whomSlackDoesNotShowIsToldNothing() throws Exception {
    assertThat(answerTo("U0STRANGER")).contains("Guests cannot ask");
  }

  @Test
  void whereSomebodyIsCountsWhereTheyNameNoTimeZone() throws Exception {
    office.slack.hasUser("U1", "{\"tz\":\"America/Los_Angeles\"}");
    assertThat(office.answerToWatch("U1", "add all")).contains("anna of America/Los_Angeles in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tz\":null}", "{\"tz\":7}", "{\"tz\":\"Mars/Olympus\"}"})
  void whereSlackDoesNotSayWhereSomebodyIsNothingIsMadeUp(String user) throws Exception {
    office.slack.hasUser("U1", user);
    assertThat(office.answerToWatch("U1", "add all")).contains("anna in ");
  }

  @Test
  void slackIsAskedOnceAnHour() throws Exception {
    answerTo(Office.MEMBER);
    office.types(Office.MEMBER, "help");
    office.clock.move(Duration.ofMinutes(59));
    office.types(Office.MEMBER, "help");
    assertThat(office.slack.calls("users.info")).hasSize(1);

    office.clock.move(Duration.ofMinutes(2));
    answerTo(Office.MEMBER);
    assertThat(office.slack.calls("users.info")).hasSize(2);
  }

  @Test
  void whoeverSlackCannotTellAboutMayAskAndTheLogSaysSoOnce() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance.slack")) {
      for (String user : new String[] {"U1", "U2"}) {
        office.slack.answersNext(
            "users.info",
            200,
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\"}");
        assertThat(answerTo(user)).contains("560");
      }

      assertThat(log.warnings()).singleElement().asString().contains("users:read");
      assertThat(office.bot.state().lastError()).isPresent();
    }
  }

  @Test
  void whatSlackCouldNotTellIsAskedAgain() throws Exception {
    office.slack.answersNext("users.info", 503, "");
    assertThat(answerTo(Office.GUEST)).contains("560");

    assertThat(answerTo(Office.GUEST)).contains("Guests cannot ask");
  }

  private String answerTo(String user) throws Exception {
    return office.answerTo(user, "studio@example.com");
  }
}
