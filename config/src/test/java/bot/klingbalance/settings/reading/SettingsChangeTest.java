package bot.klingbalance.settings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.SettingsChange.Part;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsChangeTest {
  private static final String EVERYTHING_ELSE =
      """
      useapi: { token: "user:9-secret", base_url: https://else.example.com }
      slack: { bot_token: xoxb-9, app_token: xapp-9, signing_secret: abc, port: 9, api_url: https://else.example.com }
      discord: { token: secret, guilds: [9], api_url: https://else.example.com }
      database: { url: "jdbc:sqlite:else.db" }
      accounts: { show: ["else@*"], mask_in_channels: false }
      managers: [slack:U9]
      poll_every: 9h
      watches: [{ channel: slack:C9, accounts: [all], daily_at: "09:00", time_zone: Asia/Tokyo }]
      clips: [{ name: clip, credits: 9 }]
      packs: [{ credits: 9, price: $9 }]
      health: { port: 9, bind: 127.0.0.9, ping_url: https://else.example.com }
      log: { format: json, level: trace, levels: { slack: error } }
      """;

  @TempDir private Path directory;

  @Test
  void theSameSettingsAreNoChange() {
    assertThat(SettingsChange.of(settings(EVERYTHING_ELSE), settings(EVERYTHING_ELSE)).isNone())
        .isTrue();
  }

  @Test
  void whateverIsSetOtherwiseIsNamed() {
    SettingsChange change = SettingsChange.of(settings(""), settings(EVERYTHING_ELSE));

    assertThat(change.atOnce().size() + change.atNextStart().size())
        .isEqualTo(SettingsChange.PARTS.size());
  }

  @Test
  void everyKeyBelongsToAPart() {
    assertThat(SettingKeys.ALL)
        .allSatisfy(
            key ->
                assertThat(SettingsChange.PARTS)
                    .extracting(Part::name)
                    .anyMatch(part -> (key.shownName() + ".").startsWith(part + ".")));
  }

  @Test
  void aRunningBotTakesOverWhatIsSaidToBeTakenOverAndNothingElse() {
    Settings before = settings("");
    Settings after = settings(EVERYTHING_ELSE);
    Settings adopted = before.adopting(after);

    assertThat(SettingsChange.PARTS)
        .allSatisfy(
            part -> {
              assertThat(part.differs(before, adopted)).as(part.name()).isEqualTo(part.isLive());
              assertThat(part.differs(after, adopted)).as(part.name()).isEqualTo(!part.isLive());
            });
  }

  @Test
  void oneLineSaysWhichKeysHoldNowAndWhichLaterAndNoValue() {
    assertThat(
            SettingsChange.of(
                    settings("useapi: { token: 'user:1-a' }\npoll_every: 1h\nmanagers: []"),
                    settings("useapi: { token: 'user:1-b' }\npoll_every: 2h\nmanagers: [slack:U1]"))
                .sentence())
        .isEqualTo(
            "The settings have changed; taken over: managers, poll_every;"
                + " takes effect at the next start: useapi.token.");
  }

  private Settings settings(String yaml) {
    return new GivenSettings(directory).yaml(yaml).settings();
  }
}
