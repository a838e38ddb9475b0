package bot.klingbalance.settings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Tone;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.AccountsShown;
import bot.klingbalance.settings.CheckedClip;
import bot.klingbalance.settings.CreditPack;
import bot.klingbalance.settings.DatabaseSection;
import bot.klingbalance.settings.DiscordSection;
import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.HealthSection;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.MetricsSection;
import bot.klingbalance.settings.MetricsSection.AccountLabel;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SlackSection;
import bot.klingbalance.settings.TlsSection;
import bot.klingbalance.settings.UseApiSection;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Escalation;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts.All;
import bot.klingbalance.watch.WatchedAccounts.These;
import bot.klingbalance.watch.WatchedChannel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

public class SettingsReaderTest {
  private static final Settings STANDARD =
      new Settings(
          new UseApiSection(Optional.empty(), URI.create("https://api.useapi.net/v1/kling")),
          new SlackSection(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              3000,
              "0.0.0.0",
              URI.create("https://slack.com/api/")),
          new DiscordSection(
              Optional.empty(), List.of(), URI.create("https://discord.com/api/v10/")),
          DatabaseSection.at(Secret.of("jdbc:sqlite:kling-balance-bot.db")),
          TlsSection.OF_JAVA,
          new AccountsShown(List.of("*"), true),
          List.of(),
          Duration.ofSeconds(2),
          Duration.ofHours(1),
          List.of(),
          List.of(),
          List.of(),
          new MetricsSection(AccountLabel.NONE),
          new HealthSection(9464, "127.0.0.1", Optional.empty()),
          new LogSection(LogSection.Format.TEXT, Level.INFO, Map.of()));

  /** The example of the product's description, with tokens in the place of its dots. */
  public static final String EXAMPLE =
      """
      useapi:
        token: user:1234-abcdef
        base_url: https://api.useapi.net/v1/kling       # USEAPI_BASE_URL
      slack:
        bot_token: xoxb-1-bot
        app_token: xapp-1-app
        signing_secret: signing
        port: 3000                                      # SLACK_PORT
        bind: 0.0.0.0                                   # SLACK_BIND
        api_url: https://slack.com/api/                 # SLACK_API_URL
      discord:
        token: discord.token
        guilds: []                                      # DISCORD_GUILDS
        api_url: https://discord.com/api/v10/           # DISCORD_API_URL
      database:
        url: jdbc:sqlite:kling-balance-bot.db           # DATABASE_URL; or jdbc:postgresql://…
      accounts:
        show: ["*"]                                     # ACCOUNTS_SHOW
        mask_in_channels: true
      managers: [slack:U0123456789, discord:998877665544332211]
      poll_every: 1h
      watches:                                          # besides those made in chat
        - channel: slack:C0123456789                    # or discord:112233445566778899
          accounts: [all]
          daily_at: "09:00"
          time_zone: Europe/Berlin
          warn: { below_credits: 500, below_percent: 10, runway_days: 3, expiring_days: 3, session_days: 2 }
          mention: { critical: "@here" }
      clips:                                            # for "about N more clips"
        - { name: v3 pro clip, credits: 72, checked: 2026-08-12, model: kling-v3-pro }
      packs:                                            # for "→ 330 credits ($5) carry it over"
        - { credits: 330, price: $5, checked: 2026-08-12 }
      health: { port: 9464, ping_url: https://ping.example/own-id }
      metrics: { accounts: masked }
      log: { format: text, level: info }                # LOG_FORMAT, LOG_LEVEL
      """;

  private GivenSettings given;

  @BeforeEach
  void setUp(@TempDir Path directory) {
    given = new GivenSettings(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "@here, @here",
    "<!channel>, @channel",
    "S0123456789, S0123456789",
    "<!subteam^S0123456789>, S0123456789",
    "<!subteam^S0123456789|@renders>, S0123456789",
    "<@U0123456789>, U0123456789",
    "<@&112233445566778890>, 112233445566778890"
  })
  void whomAMessageMentionsIsReadAsThePlatformWritesItToo(String written, String read) {
    String watch =
        "watches: [{channel: slack:C1, accounts: all, daily_at: '9:00', time_zone: UTC,"
            + " mention: {critical: '%s'}, escalate: {after: 1h, mention: '%s'}}]";

    WatchedChannel channel =
        given.yaml(watch.formatted(written, written)).settings().watches().get(0);

    assertThat(channel.mentions()).containsExactly(Map.entry(Tone.CRITICAL, read));
    assertThat(channel.escalation()).map(Escalation::mention).contains(read);
  }

  @Test
  void theDefaultsHoldWithoutFileAndEnvironment() {
    assertThat(given.settings()).isEqualTo(STANDARD);
  }

  @Test
  void theDefaultsHoldForAnEmptyFileOrOneOfComments() {
    assertThat(given.yaml("").settings()).isEqualTo(STANDARD);
    assertThat(given.yaml("# nothing yet\n").settings()).isEqualTo(STANDARD);
    assertThat(given.yaml("---\n").settings()).isEqualTo(STANDARD);
    assertThat(given.yaml("useapi:\n  token:\nslack: ~\nwatches: null\n").settings())
        .isEqualTo(STANDARD);
  }

  @Test
  void readsTheWholeExample() {
    Settings expected =
        new Settings(
            new UseApiSection(
                Optional.of(Secret.of("user:1234-abcdef")),
                URI.create("https://api.useapi.net/v1/kling")),
            new SlackSection(
                Optional.of(Secret.of("xoxb-1-bot")),
                Optional.of(Secret.of("xapp-1-app")),
                Optional.of(Secret.of("signing")),
                3000,
                "0.0.0.0",
                URI.create("https://slack.com/api/")),
            new DiscordSection(
                Optional.of(Secret.of("discord.token")),
                List.of(),
                URI.create("https://discord.com/api/v10/")),
            DatabaseSection.at(Secret.of("jdbc:sqlite:kling-balance-bot.db")),
            TlsSection.OF_JAVA,
            new AccountsShown(List.of("*"), true),
            List.of(
                new PlatformUser(Platform.SLACK, "U0123456789"),
                new PlatformUser(Platform.DISCORD, "998877665544332211")),
            Duration.ofSeconds(2),
            Duration.ofHours(1),
            List.of(
                new WatchedChannel(
                    new Channel(Platform.SLACK, "C0123456789"),
                    new All(),
                    new DailyTime(LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")),
                    new WarnLimits(Credits.of(500), 10, 3, 3, 2),
                    Map.of(Tone.CRITICAL, "@here"),
                    true)),
            List.of(
                new CheckedClip(
                    new Clip("v3 pro clip", Credits.of(72), Optional.of("kling-v3-pro")),
                    Optional.of(LocalDate.of(2026, 8, 12)))),
            List.of(new CreditPack(Credits.of(330), "$5", Optional.of(LocalDate.of(2026, 8, 12)))),
            new MetricsSection(AccountLabel.MASKED),
            new HealthSection(
                9464, "127.0.0.1", Optional.of(Secret.of("https://ping.example/own-id"))),
            new LogSection(LogSection.Format.TEXT, Level.INFO, Map.of()));

    assertThat(given.yaml(EXAMPLE).settings()).isEqualTo(expected);
  }

  @Test
  void readsWhatDiffersFromTheDefaults() {
    Settings settings =
        given
            .yaml(
                """
                useapi: { base_url: "http://127.0.0.1:8080/v1/kling/" }
                slack: { api_url: "http://[::1]:3900/api" }
                discord: { guilds: [112233445566778899, "42"], api_url: http://localhost:1/api/v10 }
                database: { url: "jdbc:postgresql://db/bot?user=bot&password=pw" }
                accounts: { show: ["*@Example.com", Studio@example.org], mask_in_channels: FALSE }
                managers: discord:42
                poll_every: 1d12h
                watches:
                  - channel: discord:112233445566778899
                    accounts: [B@example.com, a@example.com]
                    daily_at: 9:05
                    time_zone: asia/kathmandu
                    warn: { below_credits: 12.5, below_percent: 0 }
                    mention: { warning: "<@&112233445566778890>", notice: "@everyone" }
                    urgent: false
                    escalate: { after: 2h, mention: 112233445566778891 }
                clips: [{ name: short, credits: 0.5 }]
                packs: [{ credits: 660, price: "9,99 €" }]
                health: { port: 0, bind: "::1" }
                log: { format: JSON, level: Warn }
                """)
            .settings();

    assertThat(settings.useApi().baseUrl()).hasToString("http://127.0.0.1:8080/v1/kling");
    assertThat(settings.slack().apiUrl()).hasToString("http://[::1]:3900/api/");
    assertThat(settings.discord().apiUrl()).hasToString("http://localhost:1/api/v10/");
    assertThat(settings.discord().guilds()).containsExactly("112233445566778899", "42");
    assertThat(settings.database().url().reveal())
        .isEqualTo("jdbc:postgresql://db/bot?user=bot&password=pw");
    assertThat(settings.accounts())
        .isEqualTo(new AccountsShown(List.of("*@example.com", "studio@example.org"), false));
    assertThat(settings.managers()).containsExactly(new PlatformUser(Platform.DISCORD, "42"));
    assertThat(settings.pollEvery()).isEqualTo(Duration.ofHours(36));
    assertThat(settings.watches())
        .containsExactly(
            new WatchedChannel(
                new Channel(Platform.DISCORD, "112233445566778899"),
                new These(
                    Set.of(new AccountEmail("a@example.com"), new AccountEmail("b@example.com"))),
                new DailyTime(LocalTime.of(9, 5), ZoneId.of("Asia/Kathmandu")),
                new WarnLimits(new Credits(1250), 0, 3, 3, 2),
                Map.of(Tone.WARNING, "112233445566778890", Tone.NOTICE, "@everyone"),
                false,
                Optional.of(new Escalation(Duration.ofHours(2), "112233445566778891")),
                false));
    assertThat(settings.clips())
        .containsExactly(new CheckedClip(new Clip("short", new Credits(50)), Optional.empty()));
    assertThat(settings.packs())
        .containsExactly(new CreditPack(Credits.of(660), "9,99 €", Optional.empty()));
    assertThat(settings.health()).isEqualTo(new HealthSection(0, "::1", Optional.empty()));
    assertThat(settings.log())
        .isEqualTo(new LogSection(LogSection.Format.JSON, Level.WARN, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "[mon-fri], mon-fri",
    "mon-fri, mon-fri",
    "weekdays, mon-fri",
    "'[mon, Wed]', 'mon,wed'",
    "'\"mon,wed\"', 'mon,wed'",
    "'[mon-wed, sat-sun]', 'mon-wed,sat,sun'",
    "Monday, mon",
    "[], mon-sun",
    "~, mon-sun"
  })
  void daysOfTheWeekAreReadAsPeopleWriteThem(String written, String days) {
    String watch =
        "watches: [{channel: slack:C1, accounts: all, daily_at: 9:00, time_zone: UTC, days: %s}]";

    assertThat(given.yaml(watch.formatted(written)).settings().watches())
        .extracting(each -> each.warn().days().toString())
        .containsExactly(days);
  }

  @Test
  void aDayThatIsNoneIsToldWithWhatFits() {
    assertThat(
            given
                .yaml(
                    "watches: [{channel: slack:C1, accounts: all, daily_at: 9:00, time_zone: UTC,"
                        + " days: [mon-fri, payday]}]")
                .sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: watches.days is \"payday\"; it has to be days of the"
                + " week, such as mon-fri, wed or weekdays.");
  }

  @Test
  void whoIsMentionedOnceMoreNeedsATimeAndATimeSomebody() {
    String watch =
        """
        watches:
          - channel: slack:C1
            accounts: all
            daily_at: "09:00"
            time_zone: Europe/Berlin
            escalate: { %s }
        """;

    assertThat(given.yaml(watch.formatted("after: 2h")).sentences())
        .singleElement()
        .asString()
        .contains("watches.escalate.mention", "set beside watches.escalate.after");
    assertThat(given.yaml(watch.formatted("mention: '@here'")).sentences())
        .singleElement()
        .asString()
        .contains("watches.escalate.after", "set beside watches.escalate.mention");
  }

  @Test
  void aTimeOfDayNeedsNoQuotes() {
    String watch =
        "watches: [{channel: slack:C1, accounts: all, daily_at: %s, time_zone: Europe/Berlin}]";

    assertThat(given.yaml(watch.formatted("09:00")).settings().watches())
        .isEqualTo(given.yaml(watch.formatted("'09:00'")).settings().watches())
        .first()
        .extracting(each -> each.daily().at())
        .isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void everyVariableWinsOverTheFile() {
    Settings settings =
        given
            .yaml(EXAMPLE)
            .variable("USEAPI_TOKEN", "user:2-other")
            .variable("USEAPI_BASE_URL", "http://127.0.0.1:1/kling")
            .variable("SLACK_BOT_TOKEN", "xoxb-2")
            .variable("SLACK_APP_TOKEN", "xapp-2")
            .variable("SLACK_SIGNING_SECRET", "signing2")
            .variable("SLACK_PORT", "0")
            .variable("SLACK_BIND", "127.0.0.1")
            .variable("SLACK_API_URL", "http://127.0.0.1:2/api/")
            .variable("DISCORD_TOKEN", "discord2")
            .variable("DISCORD_GUILDS", "1, 2,")
            .variable("DISCORD_API_URL", "http://127.0.0.1:3/api/")
            .variable("DATABASE_URL", "jdbc:sqlite:memory.db")
            .variable("ACCOUNTS_SHOW", "*@example.com,studio@example.org")
            .variable("HEALTH_PORT", "1")
            .variable("LOG_FORMAT", "json")
            .variable("LOG_LEVEL", "debug")
            .settings();

    assertThat(settings.useApi())
        .isEqualTo(
            new UseApiSection(
                Optional.of(Secret.of("user:2-other")), URI.create("http://127.0.0.1:1/kling")));
    assertThat(settings.slack())
        .isEqualTo(
            new SlackSection(
                Optional.of(Secret.of("xoxb-2")),
                Optional.of(Secret.of("xapp-2")),
                Optional.of(Secret.of("signing2")),
                0,
                "127.0.0.1",
                URI.create("http://127.0.0.1:2/api/")));
    assertThat(settings.discord())
        .isEqualTo(
            new DiscordSection(
                Optional.of(Secret.of("discord2")),
                List.of("1", "2"),
                URI.create("http://127.0.0.1:3/api/")));
    assertThat(settings.database())
        .isEqualTo(DatabaseSection.at(Secret.of("jdbc:sqlite:memory.db")));
    assertThat(settings.accounts().patterns())
        .containsExactly("*@example.com", "studio@example.org");
    assertThat(settings.health().port()).isEqualTo(1);
    assertThat(settings.log())
        .isEqualTo(new LogSection(LogSection.Format.JSON, Level.DEBUG, Map.of()));
  }

  @Test
  void accountsAreReadAsForgivinglyAsInAChat() {
    Settings settings =
        given
            .yaml(
                """
                accounts: { show: ["\u200b*@Example.com", "mailto:Studio@example.org"] }
                watches:
                  - channel: slack:C0123456789
                    accounts: ["<a@example.com>", "b@\u200bexample.com."]
                    daily_at: "09:00"
                    time_zone: UTC
                  - { channel: slack:C1, accounts: "\u200eAll", daily_at: "09:00", time_zone: UTC }
                """)
            .settings();

    assertThat(settings.accounts().patterns())
        .containsExactly("*@example.com", "studio@example.org");
    assertThat(settings.watches())
        .extracting(WatchedChannel::accounts)
        .containsExactly(
            new These(Set.of(new AccountEmail("a@example.com"), new AccountEmail("b@example.com"))),
            new All());
  }

  @Test
  void anEmptyVariableSaysNothing() {
    Settings settings =
        given.yaml(EXAMPLE).variable("SLACK_PORT", "").variable("USEAPI_TOKEN", " \n").settings();

    assertThat(settings.slack().port()).isEqualTo(3000);
    assertThat(settings.useApi().token()).contains(Secret.of("user:1234-abcdef"));
  }

  @Test
  void aVariableWinsButDoesNotExcuseTheFile() {
    assertThat(given.yaml("slack: {port: high}").variable("SLACK_PORT", "1").sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: slack.port is \"high\"; it has to be a port from 0 to"
                + " 65535.");
  }

  @Test
  void aSecretComesFromAFile() {
    Settings settings =
        given
            .file("token", "user:3-from-file\n")
            .variable("USEAPI_TOKEN_FILE", "token")
            .file("db", "\uFEFF jdbc:sqlite:x.db \r\n")
            .variable("DATABASE_URL_FILE", given.directory.resolve("db").toString())
            .settings();

    assertThat(settings.useApi().token()).contains(Secret.of("user:3-from-file"));
    assertThat(settings.useApi().token().flatMap(Secret::setting)).contains("USEAPI_TOKEN_FILE");
    assertThat(settings.database().url()).isEqualTo(Secret.of("jdbc:sqlite:x.db"));
  }

  @Test
  void aPasswordOfTheDatabaseHasAVariableAndAFileOfItsOwn() {
    Settings settings =
        given
            .file("password", "a+b%2F/c\n")
            .variable("DATABASE_URL", "jdbc:postgresql://db/bot")
            .variable("DATABASE_USER", "bot")
            .variable("DATABASE_PASSWORD_FILE", given.directory.resolve("password").toString())
            .settings();

    assertThat(settings.database())
        .isEqualTo(
            new DatabaseSection(
                Secret.of("jdbc:postgresql://db/bot"),
                Optional.of("bot"),
                Optional.of(Secret.of("a+b%2F/c"))));
    assertThat(settings.toString()).doesNotContain("a+b");
  }

  @Test
  void theNamedFileIsReadBeforeAllOthers() {
    given
        .yaml("slack: {port: 1}")
        .file("variable.yaml", "slack: {port: 2}")
        .file("named.yaml", "slack: {port: 3}");

    assertThat(given.settings().slack().port()).isEqualTo(1);
    given.variable("KLING_BALANCE_BOT_SETTINGS", "variable.yaml");
    assertThat(given.settings().slack().port()).isEqualTo(2);
    assertThat(GivenSettings.settings(given.reading("named.yaml")).slack().port()).isEqualTo(3);
  }

  @Test
  void noSecretStandsInWhatTheSettingsPrint() {
    Settings settings =
        given
            .yaml(EXAMPLE)
            .variable("DATABASE_URL", "jdbc:postgresql://db/bot?password=hunter2")
            .settings();

    assertThat(settings.toString())
        .doesNotContain("1234-abcdef", "xoxb-1", "xapp-1", "signing,", "=signing", "own-id")
        .doesNotContain("discord.token", "hunter2")
        .contains("•••", "C0123456789");
  }
}
