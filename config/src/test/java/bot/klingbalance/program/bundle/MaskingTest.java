package bot.klingbalance.program.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of a log may hold that is somebody's, and what has to stay to be of use. */
class MaskingTest {
  private static final Masking MASKING = Masking.of(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the name of the proxy proxy.customer.local:3128 does not resolve|the name of the proxy •••"
            + " does not resolve",
        "the name of the proxy gate7 does not resolve|the name of the proxy ••• does not resolve",
        "the name intranet does not resolve; look|the name ••• does not resolve; look",
        "The name intranet does not resolve.|The name ••• does not resolve.",
        "the proxy GATE7:3128 cannot be reached|the proxy ••• cannot be reached",
        "Database: pg7:5432/our-db, 1 watch|Database: •••, 1 watch",
        "INFO  Start - Database: pg.customer.local:5432/db, 3 watches|INFO  Start - Database: •••,"
            + " 3 watches",
        "java.net.UnknownHostException: host7.customer.local|java.net.UnknownHostException: •••",
        "UnknownHostException: host7: Name or service not known|UnknownHostException: •••: Name or"
            + " service not known",
        "Connection to pg7:5432 refused|Connection to ••• refused",
        "See https://wiki.customer.example/kling/plan.|See https://•••",
        "In acme.slack.com|In •••",
        "Nov 30 03:33:50 vm kling-balance-bot[123]: INFO  Start|Nov 30 03:33:50 •••"
            + " kling-balance-bot[123]: INFO  Start",
        "2026-11-30T03:33:50+0100 vm7 java[123]: INFO  Start|2026-11-30T03:33:50+0100 •••"
            + " java[123]: INFO  Start",
        "jdbc:x?user=a&password=hunter2&ssl=1|jdbc:x?user=a&password=•••&ssl=1",
        "secret=hunter2, next|secret=•••, next",
        "password: hunter2|password: •••",
        "{\"client_secret\":\"hunter 2\",\"a\":1}|{\"client_secret\":•••,\"a\":1}",
        "api-key = hunter2|api-key = •••",
        "from fe80::1234:abcd to 2001:db8:1:2:3:4:5:6|from ••• to •••",
        "fe80::1%eth0 and 10.0.0.7|••• and •••",
        "read \\\\fileserver\\share\\bot.db again|read ••• again",
        "read \"\\\\fileserver\\Our share\\bot.db\" again|read \"•••\" again",
        "post to https://hooks.slack.com/services/T0/B0/abc|post to https://hooks.slack.com/•••",
        "https://discord.com/api/webhooks/1/abc|https://discord.com/api/webhooks/•••",
        "mail \"quoted name\"@x.example back|mail ••• back",
        "slack:CABCDEFGH is gone, C0ABCDEFG too|slack:••• is gone, ••• too",
      })
  void whatIsSomebodysIsMasked(String line, String masked) {
    assertThat(MASKING.in(line)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "useapi.net: UNREACHABLE, UNREADABLE, TOKEN_REFUSED, ACCOUNTS_CHANGED, STANDING_BY_FOR_ANOTHER",
        "SLACK_SIGNING_SECRET_FILE_IS_NOT_SET",
        "the name api.useapi.net does not resolve",
        "the name of the bot is not known; the proxy wants a user",
        "https://slack.com/api/auth.test, wss-primary.slack.com, gateway.discord.gg, discord.com:443",
        "on localhost:8080, 127.0.0.1:9090 and [::1]:8080",
        "java.net.UnknownHostException at bot.klingbalance.cli.Main.main(Main.java:12)",
        "at java.base/java.lang.Thread.run(Thread.java:840)",
        "Choose another health.port; log.level too. kling-balance-bot.jar kling-balance-bot.db-wal",
        "2026-11-24T09:42:00.000Z ERROR Slack: 1.2.3 of 17.0.9, it took 12.5s",
        "✓ useapi.net token: useapi.net accepts it.",
      })
  void whatIsNobodysStays(String line) {
    assertThat(MASKING.in(line)).isEqualTo(line);
  }

  @Test
  void theMachineIsKnownFromTheLinesOfItsJournal() {
    List<String> lines =
        List.of(
            "Nov 30 03:33:50 build7 kling-balance-bot[123]: INFO  Start",
            "2026-11-30T03:33:50.000Z ERROR Slack: it is gone");

    assertThat(Masking.machines(lines)).containsExactly("build7");
  }

  @Test
  void ofASettingsFileTheValuesAreKnownWhetherOrNotItIsYaml() {
    assertThat(
            SettingsWords.of(
                """
                poll_every: 30m # as Anna wants it
                clips: [{ name: Lindqvist clip, credits: 72 }
                watches:
                  - channel: slack:C0LINDQVIST
                    accounts: ["zoe: quill", 'x']
                """))
        .contains("Lindqvist clip", "slack:C0LINDQVIST", "zoe: quill", "x")
        .doesNotContain("name", "clips", "72", "30m", "watches", "channel", "as Anna wants it");
  }
}
