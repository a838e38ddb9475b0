package bot.klingbalance.settings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
  private GivenSettings given;

  @BeforeEach
  void setUp(@TempDir Path directory) {
    given = new GivenSettings(directory);
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    given
        .yaml(
            """
            useapi:
              token: "user:12 34"
              base_url: http://api.useapi.net/v1/kling
            slack:
              bot_tokn: xoxb-1
              bot_token: xoxp-1-not-a-bot
              port: 70000
              port: 1
            discord: [none]
            poll_every: 10s
            accounts: { show: [], mask_in_channels: "yes" }
            managers: [U0123456789]
            watches:
              - channel: "slack:#general"
                accounts: [everyone]
                daily_at: 25:00
                warn: { below_percent: 101 }
            clips: { name: x }
            packs: [{ credits: 0 }]
            """)
        .variable("SLACK_PORT", "high")
        .variable("DISCORD_GUILDS", "1,,x")
        .variable("DATABASE_URL", "postgres://bot:hunter2@db/bot")
        .variable("USEAPI_TOKEN_FILE", "nowhere")
        .variable("LOG_LEVEL", "loud");

    assertThat(String.join("\n", given.sentences()))
        .isEqualTo(
            """
            kling-balance-bot.yaml line 2: useapi.token is a value with a blank or a line break in it; it has to be a token without quotes around it, in printable ASCII without blanks.
            kling-balance-bot.yaml line 3: useapi.base_url is "http://api.useapi.net/v1/kling"; it has to be an https address, or an http address on loopback (localhost, 127.0.0.1, [::1]).
            kling-balance-bot.yaml line 5: slack.bot_tokn is not a setting; the nearest one is slack.bot_token.
            kling-balance-bot.yaml line 6: slack.app_token is missing; it has to be set for Slack (Socket Mode), or slack.signing_secret instead (HTTP mode).
            kling-balance-bot.yaml line 6: slack.bot_token is a value of another form; it has to be a bot token, which begins with xoxb-.
            kling-balance-bot.yaml line 7: slack.port is "70000"; it has to be a port from 0 to 65535.
            kling-balance-bot.yaml line 8: slack.port is set a second time; keep only one of the two.
            kling-balance-bot.yaml line 9: discord is a list; it has to be keys with a value each, as in the sample.
            kling-balance-bot.yaml line 10: poll_every is "10s"; it has to be a duration from 1m to 7d, such as 90s, 15m, 1h or 2d.
            kling-balance-bot.yaml line 11: accounts.show is an empty list; name one at least.
            kling-balance-bot.yaml line 11: accounts.mask_in_channels is "yes"; it has to be true or false.
            kling-balance-bot.yaml line 12: managers is "U0123456789"; it has to be slack:U… or discord:… with the person's own id, such as slack:U0123456789.
            kling-balance-bot.yaml line 14: watches.channel is "slack:#general"; it has to be slack:C… or discord:… with the channel's own id, such as slack:C0123456789.
            kling-balance-bot.yaml line 14: watches.time_zone is missing; it has to be a time zone by name, such as Europe/Berlin.
            kling-balance-bot.yaml line 15: watches.accounts is "everyone"; it has to be all, or the address of an account.
            kling-balance-bot.yaml line 16: watches.daily_at is "25:00"; it has to be a time of day from 00:00 to 23:59, such as 09:00.
            kling-balance-bot.yaml line 17: watches.warn.below_percent is "101"; it has to be a whole number of percent from 0 to 100.
            kling-balance-bot.yaml line 18: clips is a group of keys; it has to be a list, each element behind a dash.
            kling-balance-bot.yaml line 19: packs.credits is "0"; it has to be an amount of credits above 0, such as 72 or 12.5.
            kling-balance-bot.yaml line 19: packs.price is missing; it has to be a text in one line of at most 30 characters.
            environment: USEAPI_TOKEN_FILE is a file that does not exist; it has to be a readable file with the secret in it, of at most 8 KiB.
            environment: SLACK_PORT is "high"; it has to be a port from 0 to 65535.
            environment: DISCORD_GUILDS is "x"; it has to be the id of a guild, such as 112233445566778899.
            environment: DATABASE_URL is an address of something else than SQLite or PostgreSQL; it has to be jdbc:sqlite:FILE, or jdbc:postgresql://HOST/DATABASE with the user and the password in DATABASE_USER and DATABASE_PASSWORD or behind it as ?user=…&password=….
            environment: LOG_LEVEL is "loud"; it has to be one of error, warn, info, debug, trace."""
                .stripIndent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://bot:hunter2@db/bot",
        "jdbc:postgresql://db",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:bot.db?busy_timeout=1",
        "jdbc:sqlite:file:bot.db"
      })
  void anAddressThatTheStartRefusesIsAMistakeAndIsNotQuoted(String url) {
    assertThat(given.variable("DATABASE_URL", url).sentences())
        .singleElement()
        .asString()
        .startsWith("environment: DATABASE_URL is an address ")
        .contains("DATABASE_USER and DATABASE_PASSWORD")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "'jdbc:sqlite:/x/a\nb.db', an address of SQLite with a blank around its file",
    "'jdbc:sqlite: /x/b.db', an address of SQLite with a blank around its file",
    "'jdbc:postgresql://db/my bot', a value with a blank or a line break in it"
  })
  void aBlankInTheWrongPlaceOfAnAddressIsAMistake(String url, String flaw) {
    assertThat(given.variable("DATABASE_URL", url).sentences())
        .singleElement()
        .asString()
        .startsWith("environment: DATABASE_URL is " + flaw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@renders", "everyone", "<@112233445566778890>", "<!subteam^S1>", "42"})
  void whatWouldNotifyNobodyIsAMistake(String mention) {
    String watch =
        "watches: [{channel: slack:C1, accounts: all, daily_at: '9:00', time_zone: UTC,"
            + " mention: {critical: '%s'}}]";

    assertThat(given.yaml(watch.formatted(mention)).sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: watches.mention.critical is \"%s\"; it has to be @here, @channel or @everyone, the id of a group or a person in Slack such as S0123456789, or that of a role in Discord such as 112233445566778899."
                .formatted(mention));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Belin, '\"Europe/Belin\" (did you mean \"Europe/Berlin\"?)'",
    "CEST, '\"CEST\" (did you mean \"Europe/Berlin\"?)'",
    "PDT, '\"PDT\" (did you mean \"America/Los_Angeles\"?)'",
    "berlin, '\"berlin\" (did you mean \"Europe/Berlin\"?)'",
    "Berlim, '\"Berlim\" (did you mean \"Europe/Berlin\"?)'",
    "america/new york, '\"america/new york\" (did you mean \"America/New_York\"?)'",
    "at the office, '\"at the office\"'"
  })
  void aMistypedTimeZoneIsToldWithTheOneThatIsMeant(String typed, String shown) {
    String watch = "watches: [{channel: slack:C1, accounts: all, daily_at: '9:00', time_zone: %s}]";

    assertThat(given.yaml(watch.formatted(typed)).sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: watches.time_zone is %s; it has to be a time zone by name, such as Europe/Berlin."
                .formatted(shown));
  }

  @Test
  void anAddressThatOnlyLooksRightIsToldByItsCharacter() {
    assertThat(
            given
                .yaml(
                    """
                    accounts: { show: ["studio\uff20example.com", "a@x.de, b@x.de", "* @x.de"] }
                    """)
                .sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: accounts.show is an address in which “\uff20” (U+FF20,"
                + " fullwidth commercial at) only looks like “@” (U+0040, commercial at); it has to"
                + " be an address or a pattern such as *@example.com.",
            "kling-balance-bot.yaml line 1: accounts.show is \"a@x.de, b@x.de\"; it has to be an"
                + " address or a pattern such as *@example.com.",
            "kling-balance-bot.yaml line 1: accounts.show is \"* @x.de\"; it has to be an address or"
                + " a pattern such as *@example.com.");
  }

  @Test
  void aWatchOfTooManyAddressesAndAChannelOfTooManyWatchesAreTold() {
    String addresses =
        IntStream.range(0, 101)
            .mapToObj("a%d@example.com"::formatted)
            .collect(Collectors.joining(", "));
    String watch = "  - {channel: slack:C%d, accounts: [%s], daily_at: '9:00', time_zone: UTC}\n";
    given.yaml(
        "watches:\n"
            + watch.formatted(1, addresses)
            + watch.formatted(2, "all").repeat(52)
            + watch.formatted(3, "all").repeat(50));

    assertThat(given.sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 2: watches.accounts is a list of 101; a watch has at most"
                + " 100 addresses: take all, or make several watches.",
            "kling-balance-bot.yaml line 53: watches.channel is that of more than 50 watches; a"
                + " channel has at most 50: join those with the same limits.");
  }

  @Test
  void whatDoesNotFitTheRestOrTheDayIsTold() {
    given.yaml(
        """
        watches:
          - { channel: slack:C1, accounts: [all], daily_at: "09:00", time_zone: Europe/Berlin }
          - { channel: slack:C2, accounts: [all], daily_at: "11:00", time_zone: Europe/Berlin }
          - { channel: slack:C1, accounts: [a@b.de], daily_at: "9:00", time_zone: Europe/Berlin }
          - { channel: slack:C1, accounts: [c@b.de], daily_at: "11:00", time_zone: Europe/Berlin }
        clips:
          - { name: v3 pro clip, credits: 72, checked: 2026-11-25 }
          - { name: V3 Pro clip, credits: 80, checked: 2026-11-26 }
        packs:
          - { credits: 330, price: $0 }
          - { credits: 330, price: -$5 }
          - { credits: 330, price: $-5.00 }
          - { credits: 330, price: "0,00 €" }
          - { credits: 330, price: US-$ 10, checked: 2027-01-01 }
        """);

    assertThat(given.sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 5: watches.daily_at is 11:00 in Europe/Berlin, and 09:00 in"
                + " Europe/Berlin in another watch of the same channel; a channel is checked at one"
                + " time of day: give both the same.",
            "kling-balance-bot.yaml line 8: clips.name is set a second time; keep only one of the"
                + " two.",
            "kling-balance-bot.yaml line 8: clips.checked is 2026-11-26, which is to come; it has to"
                + " be the day on which the price was last looked up.",
            "kling-balance-bot.yaml line 10: packs.price is \"$0\"; it has to be a price above 0 with"
                + " its currency, such as $5.",
            "kling-balance-bot.yaml line 11: packs.price is \"-$5\"; it has to be a price above 0"
                + " with its currency, such as $5.",
            "kling-balance-bot.yaml line 12: packs.price is \"$-5.00\"; it has to be a price above 0"
                + " with its currency, such as $5.",
            "kling-balance-bot.yaml line 13: packs.price is \"0,00 €\"; it has to be a price above 0"
                + " with its currency, such as $5.",
            "kling-balance-bot.yaml line 14: packs.checked is 2027-01-01, which is to come; it has to"
                + " be the day on which the price was last looked up.");
  }

  @Test
  void aMistakeHasItsParts() {
    given.yaml("\nslack: { port: x }");

    List<SettingsMistake> met = given.reading().match(valid -> List.of(), Invalid::mistakes);

    assertThat(met)
        .containsExactly(
            new SettingsMistake(
                "kling-balance-bot.yaml line 2",
                "slack.port",
                "\"x\"",
                "it has to be a port from 0 to 65535"));
  }

  @Test
  void whatCannotBeSeenInAValueIsMentioned() {
    assertThat(
            given
                .yaml("watches: [{channel: slack:\u200bC1, accounts: [every\u200bone]}]")
                .sentences())
        .anyMatch(
            each -> each.contains(" is \"slack:C1\" with something in it that is not shown; "))
        .anyMatch(
            each -> each.contains(" is \"everyone\" with something in it that is not shown; "));
  }

  @ParameterizedTest
  @CsvSource({
    "useapi: {tokne: x}, useapi.tokne, useapi.token",
    "useapi: {base-url: x}, useapi.base-url, useapi.base_url",
    "Useapi: {token: x}, Useapi, useapi",
    "token: x, token, useapi.token",
    "wathces: [], wathces, watches",
    "signing_secret: x, signing_secret, slack.signing_secret",
    "discord: {poll_every: 1h}, discord.poll_every, poll_every",
    "'watches: [{chanel: x, channel: slack:C1, accounts: all, daily_at: 09:00, time_zone: UTC}]',"
        + " watches.chanel, watches.channel",
  })
  void anUnknownKeyNamesTheNearestOne(String yaml, String typed, String nearest) {
    assertThat(given.yaml(yaml).sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 1: %s is not a setting; the nearest one is %s."
                .formatted(typed, nearest));
  }

  @Test
  void anUnknownPackageInTheLevelsOfTheLogNamesAllThatThereAre() {
    assertThat(given.yaml("log: { levels: { deliverie: debug } }").sentences())
        .singleElement()
        .asString()
        .startsWith(
            "kling-balance-bot.yaml line 1: log.levels.deliverie is not a setting; the nearest one is"
                + " log.levels.")
        .contains("; it has to be one of account, alert, chart, chat, ")
        .endsWith(", useapi, watch.")
        .doesNotContain("delivery");
  }

  @Test
  void everyNameThatAPackageHadIsStillRead() {
    String levels =
        String.join(": debug, ", LogSection.OLD_NAMES.keySet()) + ": debug, health: warn";

    assertThat(given.yaml("log: { levels: { " + levels + " } }").settings().log().levels())
        .containsOnlyKeys("checkup", "delivery", "program", "store", "warning", "health");
  }

  @Test
  void twoWaysToGiveOneSecretAreOneTooMany() {
    given.file("token", "x").variable("USEAPI_TOKEN_FILE", "token").variable("USEAPI_TOKEN", "y");

    assertThat(given.sentences())
        .containsExactly(
            "environment: USEAPI_TOKEN_FILE is set beside USEAPI_TOKEN; set only one of the two.");
  }

  @ParameterizedTest
  @CsvSource({
    "empty, an empty file",
    "large, a file of more than 8 KiB",
    ".,     a directory",
    "bytes, a file that is not UTF-8 text",
    "'\0',  no name of a file",
  })
  void aSecretNeedsAReadableFile(String name, String found) {
    given
        .file("empty", "\n")
        .file("large", "x".repeat(8193))
        .file("bytes", new byte[] {(byte) 0xff, (byte) 0xfe})
        .variable("DISCORD_TOKEN_FILE", name);

    assertThat(given.sentences())
        .containsExactly(
            "environment: DISCORD_TOKEN_FILE is %s; it has to be a readable file with the secret in it, of at most 8 KiB."
                .formatted(found));
  }

  @Test
  void theContentOfAFileIsCheckedLikeAnyOtherSecret() {
    given.file("token", "two\nlines").variable("USEAPI_TOKEN_FILE", "token");

    assertThat(given.sentences())
        .containsExactly(
            "environment: USEAPI_TOKEN_FILE is a value with a blank or a line break in it; it has to be a token without quotes around it, in printable ASCII without blanks.");
  }

  @Test
  void aNamedFileHasToBeThere() {
    given.variable("KLING_BALANCE_BOT_SETTINGS", "gone.yaml");

    assertThat(given.sentences())
        .containsExactly(
            "environment: KLING_BALANCE_BOT_SETTINGS is a file that does not exist; it has to be a readable YAML file of at most 256 KiB.");
    assertThat(GivenSettings.sentences(given.reading("/nowhere/at/all.yaml")))
        .containsExactly(
            "--settings: \"/nowhere/at/all.yaml\" is a file that does not exist; it has to be a readable YAML file of at most 256 KiB.");
  }

  @Test
  void slackIsSetWholeOrNotAtAll() {
    given.variable("SLACK_APP_TOKEN", "xapp-1");
    assertThat(given.sentences())
        .containsExactly(
            "environment: slack.bot_token is missing; it has to be set for Slack, besides SLACK_APP_TOKEN.");

    given.variable("SLACK_BOT_TOKEN", "xoxb-1").variable("SLACK_APP_TOKEN", "");
    assertThat(given.sentences())
        .containsExactly(
            "environment: slack.app_token is missing; it has to be set for Slack (Socket Mode), or slack.signing_secret instead (HTTP mode).");

    given.variable("SLACK_SIGNING_SECRET", "s");
    assertThat(given.sentences()).isEmpty();
  }

  @Test
  void aChannelCannotBeWarnedOfWhatNobodyMaySee() {
    given.yaml(
        """
        accounts: { show: ["*@example.com"] }
        watches:
          - channel: slack:C0123456789
            accounts: [studio@example.com, boss@example.org]
            daily_at: "09:00"
            time_zone: Europe/Berlin
        """);

    assertThat(given.sentences())
        .containsExactly(
            "kling-balance-bot.yaml line 4: watches.accounts is \"boss@example.org\"; it has to be an account that accounts.show lets people see.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slack: {port: xoxb-1234-SeCrEt}",
        "slack: {port: 0123456789SeCrEt0123456789abcdef}",
        "slack: {port: MTAwMDAwSeCrEt\ufeffMDAwMDAwMDAw.abcdef}",
        "slack: {port: xo\u200bxb-1234-SeCrEt}",
        "xoxb-1234-SeCrEt: x",
        "slack: {port: MTAwMDAwSeCrEtMDAwMDAwMDAw.abcdef}",
        "slack: {MTAwMDAwSeCrEtMDAwMDAwMDAw.abcdef.ghijklmnop: x}",
        "slack: {bot_token: xoxp-SeCrEt}",
        "useapi: {token: [SeCrEt]}",
        "useapi: {token: !x SeCrEt}",
        "useapi: {token: *SeCrEt}",
        "useapi: {token: @SeCrEt}",
        "useapi: {token: a: SeCrEt}",
        "useapi: {token: 'SeCrEt}",
        "useapi:\n\ttoken: SeCrEt",
        "useapi: {token: SeCrEt€}",
        "useapi: {base_url: 'https://SeCrEt@useapi.net'}",
        "useapi: {base_url: 'http://user:SeCrEt@useapi.net'}",
        "useapi: {base_url: 'https://useapi.net?token=SeCrEt'}",
        "useapi: {base_url: 'https://useapi.net/#SeCrEt'}",
        "useapi: {base_url: 'ftp://user:SeCrEt@[x'}",
        "database: {url: 'postgres://bot:SeCrEt@db'}",
        "health: {ping_url: 'ftp://hc/SeCrEt'}",
      })
  void aMistakeTellsNoSecret(String yaml) {
    assertThat(given.yaml(yaml).sentences())
        .isNotEmpty()
        .noneMatch(sentence -> sentence.contains("SeCrEt"));
  }
}
