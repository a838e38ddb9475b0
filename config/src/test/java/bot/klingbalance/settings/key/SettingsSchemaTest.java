package bot.klingbalance.settings.key;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.SampleFileTest;
import bot.klingbalance.settings.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema that editors read. It is kept as a file beside the sample, made anew with {@code
 * -Dgolden.update=true}; {@link GivenSettings} holds it against every settings file of the tests.
 */
class SettingsSchemaTest {
  private static final Path FILE = Path.of("kling-balance-bot.schema.json");

  @Test
  void theFileFitsTheKeys() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, SettingsSchema.text());
    }
    assertThat(FILE).hasContent(SettingsSchema.text());
  }

  @Test
  void theSampleTellsEditorsWhereItIs() throws IOException {
    assertThat(Files.readAllLines(SampleFileTest.SAMPLE).get(0))
        .isEqualTo("# yaml-language-server: $schema=" + FILE);
  }

  @Test
  void theSamplePasses() throws IOException {
    assertThat(SchemaCheck.objectionsTo(SampleFileTest.uncommented())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "poll_evry: 1h",
        "poll_every: soon",
        "slack: { port: 70000 }",
        "slack: { bot_token: xoxp-1 }",
        "useapi: { base_url: ftp://example.com }",
        "accounts: { show: [] }",
        "accounts: { mask_in_channels: sometimes }",
        "managers: [U0123456789]",
        "discord: [none]",
        "watches: [{ channel: slack:C1, accounts: [all], daily_at: '09:00' }]",
        "watches: [{ channel: slack:C1, accounts: all, daily_at: '24:00', time_zone: UTC }]",
        "clips: { name: clip, credits: 1 }",
        "packs: [{ credits: 0, price: $5 }]",
        "log: { level: loud }",
        "database: { url: 'jdbc:sqlite: bot.db' }",
        "database: { url: 'jdbc:postgresql://db/my bot' }",
        "log: { levels: { bot.klingbalance.useapi: debug } }"
      })
  void whatTheBotRefusesTheSchemaRefusesToo(String yaml) {
    assertThat(SchemaCheck.objectionsTo(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "slack:",
        "slack: { port: '3000', signing_secret: 0123 }",
        "accounts: { show: '*', mask_in_channels: 'False' }",
        "log: { level: INFO, levels: { slack: Debug } }",
        "discord: { guilds: 112233445566778899 }",
        "poll_every: 1D12h",
        "database: { url: 'jdbc:sqlite:/home/Max Muster/bot.db' }"
      })
  void whatTheBotReadsTheSchemaLetsPass(String yaml) {
    assertThat(SchemaCheck.objectionsTo(yaml)).isEmpty();
  }
}
