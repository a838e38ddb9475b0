package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormOriginTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final String ADDRESS = "https://hooks.slack.com/commands/T0TEAM/1/secret";

  @Test
  void whatSlackKeepsComesBackAsItWas() {
    FormOrigin origin =
        new FormOrigin(
            new Channel(Platform.SLACK, "C0CHANNEL"), ResponseUrl.of(ADDRESS, NINE).orElseThrow());

    assertThat(FormOrigin.of(origin.metadata())).contains(origin);
  }

  @Test
  void whereTheAnswerGoesIsInNoLog() {
    FormOrigin origin =
        new FormOrigin(
            new Channel(Platform.SLACK, "C0CHANNEL"), ResponseUrl.of(ADDRESS, NINE).orElseThrow());

    assertThat(origin.toString()).doesNotContain("secret");
  }
}
