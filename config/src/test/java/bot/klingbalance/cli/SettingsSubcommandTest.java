package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.settings.key.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSubcommandTest {
  private static final String DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GtESTX.of-the-test-of-the-test";

  @TempDir private Path directory;

  @Test
  void aFileWithoutMistakesIsFineAndSaysWhatWouldBeStarted() throws IOException {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        slack:
          bot_token: xoxb-123456789012-123456789012-ofTheTest
          app_token: xapp-1-A0123456789-123456789012-of-the-test
        watches: [{ channel: slack:C1, accounts: all, daily_at: "09:00", time_zone: UTC }]
        """);

    Ended ended =
        new ProgramUnderTest(directory)
            .withToken()
            .with("DISCORD_TOKEN", DISCORD)
            .run("settings", "--check", "mine.yaml");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .isEqualToIgnoringNewLines("mine.yaml is fine. It starts Slack and Discord; 1 watch.");
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void withoutAnyFileTheEnvironmentIsChecked() {
    Ended ended =
        new ProgramUnderTest(directory)
            .withToken()
            .with("DISCORD_TOKEN", "secret")
            .run("settings", "--check");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .isEqualToIgnoringNewLines(
            "The environment is fine, but see above. It starts Discord; 0 watches.");
    assertThat(ended.errors()).startsWith("environment: DISCORD_TOKEN is not three parts");
  }

  @Test
  void whereRunWouldNotStartItSaysTheSameAndEndsAlike() {
    Ended check = new ProgramUnderTest(directory).run("settings", "--check");
    Ended run = new ProgramUnderTest(directory).run("run");

    assertThat(check.status()).isEqualTo(2).isEqualTo(run.status());
    assertThat(check.errors())
        .contains("USEAPI_TOKEN", "No chat is set up.")
        .isEqualTo(run.errors());
    assertThat(check.output()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"USEAPI_TOKEN", "DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"})
  void aTokenInQuotesIsToldWithoutIt(String variable) {
    Ended ended =
        new ProgramUnderTest(directory)
            .withToken()
            .with("SLACK_BOT_TOKEN", "xoxb-1")
            .with("SLACK_SIGNING_SECRET", "signing")
            .with("DISCORD_TOKEN", "discord")
            .with(variable, "\"hidden-one\"")
            .run("settings", "--check");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors())
        .contains(variable + " is a value in quotes, which count as a part of it;")
        .containsOnlyOnce(variable)
        .doesNotContain("hidden-one");
  }

  @ParameterizedTest
  @CsvSource({
    "USEAPI_TOKEN, 1234-abcdefghijkl, 'of useapi.net''s API tokens, user:1234-…, or is cut off.'",
    "USEAPI_TOKEN, user:1234-abc, 'of useapi.net''s API tokens, user:1234-…, or is cut off.'",
    "SLACK_BOT_TOKEN, xoxb-cut, is shorter than Slack's bot tokens.",
    "SLACK_APP_TOKEN, xapp-1-A0CUT, is shorter than Slack's app-level tokens.",
    "SLACK_SIGNING_SECRET, 0123456789abcdef, is not 32 of the digits 0 to 9 and a to f",
    "DISCORD_TOKEN, q8Zs5rXw9yTkJd2LmNb4VhGc7FpQaE1u, it is neither the client secret nor",
  })
  void aTokenThatLooksWrongIsToldWithoutIt(String variable, String token, String sentence) {
    Ended ended =
        new ProgramUnderTest(directory)
            .withToken()
            .with("SLACK_BOT_TOKEN", "xoxb-123456789012-123456789012-ofTheTest")
            .with("SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef")
            .with("DISCORD_TOKEN", DISCORD)
            .with(variable, token)
            .run("settings", "--check");

    assertThat(ended.errors())
        .startsWith("environment: %s ".formatted(variable))
        .contains(sentence)
        .hasLineCount(1)
        .doesNotContain(token);
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"slack, 2", "health, 0"})
  void aNameToListenOnThatDoesNotResolveIsToldWithItsLine(String part, int status)
      throws IOException {
    Path file = directory.resolve("kling-balance-bot.yaml");
    ProgramUnderTest program = listening();

    Files.writeString(file, part + ": { bind: localhost }\n");
    assertThat(program.run("settings", "--check").errors()).isEmpty();
    Files.writeString(file, part + ": { bind: bot.invalid }\n");
    Ended ended = program.run("settings", "--check");

    assertThat(ended.status()).as("as run would do").isEqualTo(status);
    assertThat(ended.errors())
        .isEqualToIgnoringNewLines(
            "kling-balance-bot.yaml line 1: %s.bind is \"bot.invalid\", a name that this machine does not know; it has to be one of its own addresses or names, such as 127.0.0.1."
                .formatted(part));
    assertThat(ended.output().isEmpty()).isEqualTo(status != 0);
  }

  /** For documentation alone (RFC 5737), so no machine has it. */
  @ParameterizedTest
  @ValueSource(strings = {"slack", "health"})
  void anAddressOfAnotherMachineIsToldAndMayBeRightWhereTheBotRuns(String part) throws IOException {
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"), "\n" + part + ": { bind: 192.0.2.1 }\n");

    Ended ended = listening().run("settings", "--check");

    assertThat(ended.errors())
        .isEqualToIgnoringNewLines(
            "kling-balance-bot.yaml line 2: %s.bind is \"192.0.2.1\", which is no address of this machine; where the bot runs it has to be one of that machine's own, such as 127.0.0.1, or 0.0.0.0 for all of them."
                .formatted(part));
    assertThat(ended.output()).contains("is fine, but see above. It starts Slack");
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1", "::1"})
  void whatEveryMachineHasIsBeyondDoubt(String address) {
    Ended ended = listening().with("SLACK_BIND", address).run("settings", "--check");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).contains("is fine. It starts Slack");
  }

  @Test
  void whatOnlyLooksWrongIsToldBesideTheMistakes() throws IOException {
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"),
        "poll_every: soon\nhealth: { bind: 192.0.2.1 }\n");

    Ended ended =
        listening()
            .with("SLACK_BIND", "bot.invalid")
            .with("DISCORD_TOKEN", "cut-off")
            .run("settings", "--check");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("kling-balance-bot.yaml line 1: poll_every is"))
        .anyMatch(line -> line.startsWith("kling-balance-bot.yaml line 2: health.bind is"))
        .anyMatch(line -> line.startsWith("environment: SLACK_BIND is \"bot.invalid\""))
        .anyMatch(line -> line.startsWith("environment: DISCORD_TOKEN is not three parts"));
    assertThat(ended.output()).isEmpty();
  }

  private ProgramUnderTest listening() {
    return new ProgramUnderTest(directory)
        .withToken()
        .with("SLACK_BOT_TOKEN", "xoxb-123456789012-123456789012-ofTheTest")
        .with("SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef")
        .with("HEALTH_PORT", "8080");
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), "poll_every: soon\nlogs: {}\n");

    Ended ended =
        new ProgramUnderTest(directory).with("SLACK_PORT", "high").run("settings", "--check");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("kling-balance-bot.yaml line 1: poll_every"))
        .anyMatch(line -> line.startsWith("kling-balance-bot.yaml line 2: logs is not a setting"))
        .anyMatch(line -> line.startsWith("environment: SLACK_PORT"));
    assertThat(ended.output()).isEmpty();
  }

  @Test
  void aFileThatIsNamedHasToBeThere() {
    Ended ended = new ProgramUnderTest(directory).run("settings", "--check", "nowhere.yaml");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("nowhere.yaml", "does not exist");
  }

  @Test
  void theSchemaIsPrintedForEditors() {
    Ended ended = new ProgramUnderTest(directory).run("settings", "--schema");

    assertThat(ended.status()).isZero();
    assertThat(ended.output()).isEqualTo(SettingsSchema.text());
  }

  @Test
  void whoAsksForNothingIsToldWhatThereIs() {
    Ended ended = new ProgramUnderTest(directory).run("settings");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("--check", "--schema");
  }
}
