package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.settings.key.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    Ended ended = new ProgramUnderTest(directory).run("settings", "--check");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .isEqualToIgnoringNewLines(
            "The environment is fine. It starts no chat; 0 watches."
                + " The token of useapi.net is missing.");
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
