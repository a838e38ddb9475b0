package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.ChatAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody cuts the bot off while it finishes its answers. */
class TimeToEndTest {
  private static final Duration TO_END = Duration.ofSeconds(Main.SECONDS_TO_END);

  /** Before the chats are closed: a balancer sees it, and what is being delivered ends. */
  private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(10);

  @Test
  void theProgramLetsTheChatsEnd() {
    assertThat(ChatAdapter.MOST_TO_HAND_OVER.plus(ChatAdapter.MOST_TO_CLOSE).plus(BEFORE_AND_AFTER))
        .isLessThanOrEqualTo(TO_END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../README.md", "../.github/CHANGELOG.md"})
  void thePapersTellHowLongItTakesAtMost(String file) throws IOException {
    assertThat(Files.readString(Path.of(file)))
        .containsPattern(
            "of\\s+which\\s+it\\s+takes\\s+%d\\s+at\\s+most".formatted(TO_END.toSeconds()));
  }

  @ParameterizedTest
  @CsvSource({
    "kling-balance-bot.service, TimeoutStopSec=(\\d+)",
    "compose.yaml, stop_grace_period: (\\d+)s",
    "kubernetes.yaml, terminationGracePeriodSeconds: (\\d+)",
    "../README.md, give\\s+it\\s+(\\d+)\\s+seconds\\s+to\\s+end"
  })
  void whatRunsTheProgramLetsItEnd(String file, Pattern given) throws IOException {
    Matcher seconds = given.matcher(Files.readString(Path.of(file)));

    assertThat(seconds.find()).isTrue();
    assertThat(Duration.ofSeconds(Long.parseLong(seconds.group(1)))).isGreaterThan(TO_END);
    assertThat(seconds.find()).as("said once").isFalse();
  }
}
