package bot.klingbalance.settings.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.HealthSection;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.key.Effect;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.testing.FakeProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class SettingsChangeTest {
  private static final String EVERYTHING_ELSE =
      """
      useapi: { token: "user:9-secret", base_url: https://else.example.com }
      slack: { bot_token: xoxb-9, app_token: xapp-9, signing_secret: abc, port: 9, bind: 127.0.0.9, api_url: https://else.example.com }
      discord: { token: secret, guilds: [9], api_url: https://else.example.com }
      database: { url: "jdbc:sqlite:else.db", user: else, password: else }
      accounts: { show: ["else@*"], mask_in_channels: false }
      managers: [slack:U9]
      answer_within: 9s
      poll_every: 9h
      watches: [{ channel: slack:C9, accounts: [all], daily_at: "09:00", time_zone: Asia/Tokyo }]
      clips: [{ name: clip, credits: 9 }]
      packs: [{ credits: 9, price: $9 }]
      health: { port: 9, bind: 127.0.0.9, ping_url: https://else.example.com }
      metrics: { accounts: full }
      tls: { extra_ca: company-ca.pem }
      log: { format: json, level: trace, levels: { slack: error } }
      """;

  private static final String WATCH =
      "[{ channel: slack:C1, accounts: %s, daily_at: '9:00', time_zone: UTC }]";

  @TempDir private Path directory;

  @BeforeEach
  void theCompanyHasAnAuthority() throws IOException {
    FakeProxy.authority(directory);
  }

  @Test
  void theSameSettingsAreNoChange() {
    assertThat(SettingsChange.of(loaded(EVERYTHING_ELSE), loaded(EVERYTHING_ELSE)).isNone())
        .isTrue();
  }

  @Test
  void whateverIsSetOtherwiseIsNamed() {
    SettingsChange change = SettingsChange.of(loaded(""), loaded(EVERYTHING_ELSE));

    assertThat(change.atOnce().size() + change.atNextStart().size())
        .isEqualTo(SettingsPart.all().size());
  }

  @Test
  void everyKeyBelongsToAPart() {
    assertThat(SettingKeys.ALL)
        .allSatisfy(
            key ->
                assertThat(SettingsPart.all())
                    .extracting(SettingsPart::name)
                    .anyMatch(part -> (key.shownName() + ".").startsWith(part + ".")));
  }

  @Test
  void aRunningBotTakesOverWhatIsSaidToBeTakenOverAndNothingElse() {
    LoadedSettings before = loaded("");
    LoadedSettings after = loaded(EVERYTHING_ELSE);
    LoadedSettings adopted = before.adopting(after);

    assertThat(SettingsPart.all())
        .allSatisfy(
            part -> {
              boolean isLive = part.effect() == Effect.LIVE;
              assertThat(before.differs(part, adopted)).as(part.name()).isEqualTo(isLive);
              assertThat(adopted.differs(part, after)).as(part.name()).isEqualTo(!isLive);
            });
  }

  @Test
  void everythingThatCanBeTakenOverAtOnceIs() {
    Settings before = settings("");
    Settings after = settings(EVERYTHING_ELSE);

    assertThat(loaded("").adopting(loaded(EVERYTHING_ELSE)).settings())
        .isEqualTo(
            new Settings(
                before.useApi(),
                before.slack(),
                before.discord(),
                before.database(),
                before.tls(),
                after.accounts(),
                after.managers(),
                after.answerWithin(),
                after.pollEvery(),
                after.watches(),
                after.clips(),
                after.packs(),
                after.metrics(),
                new HealthSection(9464, "127.0.0.1", after.health().pingUrl()),
                new LogSection(Format.TEXT, Level.TRACE, Map.of("slack", Level.ERROR))));
  }

  @Test
  void whatWaitsForARestartWaitsOnWhenSomethingElseChanges() {
    LoadedSettings start = loaded("slack: { port: 1 }");
    LoadedSettings first = loaded("slack: { port: 2 }\npoll_every: 2h");
    LoadedSettings second = loaded("slack: { port: 2 }\npoll_every: 3h");

    assertThat(start.adopting(first).settings().slack().port()).isEqualTo(1);
    assertThat(start.adopting(second).settings().slack().port()).isEqualTo(1);
    assertThat(SettingsChange.of(first, second).atNextStart()).isEmpty();
  }

  @Test
  void theSameValueWrittenOtherwiseIsNoChange() {
    assertThat(
            SettingsChange.of(
                    loaded("poll_every: 1h\nwatches: " + WATCH.formatted("[a@b.com, c@b.com]")),
                    loaded("poll_every: 60m\nwatches: " + WATCH.formatted("[c@b.com, a@b.com]")))
                .isNone())
        .isTrue();
  }

  @Test
  void theKeysOfAListTakeEffectTogether() {
    List<SettingKey<?>> keys = new ArrayList<>(SettingKeys.ALL);
    SettingKey<?> last = keys.get(keys.size() - 1);
    keys.add(
        new SettingKey<>(
            "log.levels.other", last.type(), Effect.AT_RESTART, last.source(), "another"));

    assertThatThrownBy(() -> SettingsPart.ofKeys(keys)).hasMessageContaining("log.levels.other");
  }

  @Test
  void oneLineSaysWhichKeysHoldNowAndWhichLaterAndNoValue() {
    assertThat(
            SettingsChange.of(
                    loaded("useapi: { token: 'user:1-a' }\npoll_every: 1h\nmanagers: []"),
                    loaded("useapi: { token: 'user:1-b' }\npoll_every: 2h\nmanagers: [slack:U1]"))
                .sentence())
        .isEqualTo(
            "The settings have changed; taken over: managers, poll_every;"
                + " takes effect at the next start: useapi.token.");
  }

  private LoadedSettings loaded(String yaml) {
    return GivenSettings.loaded(new GivenSettings(directory).yaml(yaml).reading());
  }

  private Settings settings(String yaml) {
    return new GivenSettings(directory).yaml(yaml).settings();
  }
}
