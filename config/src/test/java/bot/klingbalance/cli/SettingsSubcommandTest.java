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
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSubcommandTest {
  @TempDir private Path directory;

  @Test
  void aFileWithoutMistakesIsFineAndSaysWhatWouldBeStarted() throws IOException {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        slack: { bot_token: xoxb-secret, app_token: xapp-secret }
        watches: [{ channel: slack:C1, accounts: all, daily_at: "09:00", time_zone: UTC }]
        """);

    Ended ended =
        new ProgramUnderTest(directory)
            .withToken()
            .with("DISCORD_TOKEN", "secret")
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
        .isEqualToIgnoringNewLines("The environment is fine. It starts Discord; 0 watches.");
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
        .hasLineCount(1)
        .doesNotContain("hidden-one");
  }

  @Test
  void aTokenWithoutItsPrefixIsTold() {
    Ended ended =
        new ProgramUnderTest(directory)
            .with("USEAPI_TOKEN", "1234-abcdef")
            .with("DISCORD_TOKEN", "discord")
            .run("settings", "--check");

    assertThat(ended.errors())
        .contains("The API token of useapi.net does not begin with user: as they do.")
        .doesNotContain("1234-abcdef");
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
