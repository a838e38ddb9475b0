package bot.klingbalance.settings;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
  private static final int MOST_CHARACTERS = 256 * 1024;

  private GivenSettings given;

  @BeforeEach
  void setUp(@TempDir Path directory) {
    given = new GivenSettings(directory);
  }

  @Test
  void aLargeFileIsRefused() {
    assertThat(given.yaml("#".repeat(10 * 1024 * 1024)).sentences())
        .containsExactly(
            "working directory: kling-balance-bot.yaml is a file of more than 256 KiB; it has to be a readable YAML file of at most 256 KiB.");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] garbage = new byte[4096];
    new Random(7).nextBytes(garbage);

    assertThat(given.file("kling-balance-bot.yaml", garbage).sentences())
        .containsExactly(
            "working directory: kling-balance-bot.yaml is a file that is not UTF-8 text; it has to be a readable YAML file of at most 256 KiB.");
    byte[] utf16 = "slack: {port: 1}".getBytes(StandardCharsets.UTF_16);
    assertThat(given.file("kling-balance-bot.yaml", utf16).sentences())
        .singleElement()
        .asString()
        .contains("not UTF-8");
  }

  @Test
  void controlCharactersAreRefused() {
    assertThat(given.yaml("slack:\n  port: 1\0\n").sentences())
        .containsExactly(
            "kling-balance-bot.yaml: the text is not YAML that can be read; take out the control characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u", "\\U", "\\U80000000\"", "\\UFFFFFFFF\"}"})
  void anEscapeOfNoCharacterIsRefusedAtItsLine(String escape) {
    assertThat(given.yaml("slack:\r\n  api_url: \"C:\r\n" + escape).sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 3: the text is not YAML that can be read; put a value with a backslash in it into single quotes.");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(given.yaml("\uFEFFslack: {port: 1}").settings().slack().port()).isEqualTo(1);
  }

  @Test
  void windowsLinesAreLines() {
    assertThat(given.yaml("slack:\r\n  port: 1\r\n").settings().slack().port()).isEqualTo(1);
  }

  @Test
  void aBombOfAliasesDoesNotGoOff() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 12; i++) {
      bomb.append(
          "a%1$d: &a%1$d [%2$s*a%3$d]\n".formatted(i, "*a%d, ".formatted(i - 1).repeat(9), i - 1));
    }

    assertThat(given.yaml(bomb.toString()).sentences())
        .containsExactly(
            "kling-balance-bot.yaml: the text is not YAML that can be read; it has to be one mapping with at most 50 aliases.");
  }

  @Test
  void ofThousandsOfMistakesTheFirstAreSaid() {
    assertThat(given.yaml("slcak: 1\n".repeat(20_000)).sentences())
        .hasSize(201)
        .endsWith("besides: the rest is 19800 more mistakes; mend these first.");
  }

  @Test
  void aFileThatHoldsItselfIsReadToItsEnd() {
    assertThat(given.yaml("watches: &w\n  - *w\n").sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: watches is a list; it has to be keys with a value each, as in the sample.");
    assertThat(given.yaml("slack: &s\n  port: *s\n").sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: slack.port is a group of keys; it has to be a port from 0 to 65535.");
  }

  @Test
  void aliasesThatShareAPartAreWelcome() {
    Settings settings =
        given
            .yaml(
                """
                watches:
                  - { channel: slack:C1, accounts: all, daily_at: 09:00, time_zone: UTC, warn: &usual { runway_days: 7 } }
                  - { channel: slack:C2, accounts: all, daily_at: 09:00, time_zone: UTC, warn: *usual }
                """)
            .settings();

    assertThat(settings.watches())
        .extracting(each -> each.warn().runwayDays())
        .containsExactly(7, 7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "{a: ", "- ", "? ", "a: [", "[{", "!!x ", "&a ", "\"", "a", ":", "a,", "'", "|\n", "-",
        "%", "# \n", "a: 1\n", "\n", "*a ", "<<: "
      })
  void aFileFullOfOneMarkIsRefusedInTime(String mark) {
    String text = mark.repeat(MOST_CHARACTERS / mark.length());

    assertTimeoutPreemptively(ofSeconds(20), () -> given.yaml(text).reading());
    assertTimeoutPreemptively(
        ofSeconds(20), () -> given.yaml("watches: [" + text.substring(10)).reading());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just a text",
        "[a, list]",
        "42",
        "a: 1\n---\nb: 2\n",
        "!!map x",
        "? [a]\n: b\n",
        "? {a: b}\n: c\n",
        "%YAML 3.0\n---\n",
        "<<: {slack: 1}"
      })
  void whatIsNoMappingOfKeysIsAMistake(String yaml) {
    assertThat(given.yaml(yaml).sentences()).isNotEmpty();
  }
}
