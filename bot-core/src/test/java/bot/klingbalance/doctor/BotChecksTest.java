package bot.klingbalance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.BotInstance;
import bot.klingbalance.lease.BotSettings;
import bot.klingbalance.lease.BotsOnStore;
import bot.klingbalance.lease.HeldLease;
import bot.klingbalance.lease.SeenBot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotChecksTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void aBotThatIsAloneIsNotSpokenOf() {
    assertThat(BotChecks.of(BotsOnStore.NOT_SHARED)).isEmpty();
  }

  @Test
  void theBotsAreNamedAndWhoHasTheGatewayButNotInAChat() {
    List<CheckResult> checks =
        BotChecks.of(store(true, bot("anna", "1.0", 5), bot("berta", "1.0", 10)));

    assertThat(checks).extracting(CheckResult::status).containsOnly(CheckStatus.FINE);
    assertThat(checks.get(0).finding().toString())
        .startsWith("2 bots run on this database: anna (version 1.0, since ")
        .contains("berta (version 1.0, since ");
    assertThat(checks.get(1).finding().toString()).startsWith("anna has it, since ");
    assertThat(checks)
        .extracting(check -> check.forChat().orElseThrow().finding().toString())
        .containsExactly("2 bots run on this database.", "One bot has it.");
  }

  @Test
  void versionsThatDifferAreWorthALook() {
    CheckResult bots =
        BotChecks.of(store(true, bot("anna", "1.0", 5), bot("berta", "1.1", 5))).get(0);

    assertThat(bots.status()).isEqualTo(CheckStatus.ATTENTION);
    assertThat(bots.remedy().toString())
        .isEqualTo("They are of different versions: bring all to the newest one.");
  }

  @Test
  void oneThatFellSilentIsSaidAndItsVersionDoesNotCount() {
    CheckResult bots =
        BotChecks.of(store(true, bot("anna", "1.0", 5), bot("berta", "0.9", 61))).get(0);

    assertThat(bots.status()).isEqualTo(CheckStatus.FINE);
    assertThat(bots.finding().toString())
        .startsWith("One bot runs on this database: anna")
        .contains("berta (not seen since ");
  }

  /** One that was killed is not yet known to be gone. */
  @Test
  void oneThatMissedTwoSignsOfLifeIsNotSaidToRun() {
    CheckResult bots =
        BotChecks.of(store(true, bot("anna", "1.0", 5), bot("berta", "0.9", 11))).get(0);
    CheckResult killed = BotChecks.of(store(false, bot("anna", "1.0", 59))).get(0);

    assertThat(bots.status()).isEqualTo(CheckStatus.FINE);
    assertThat(bots.finding().toString())
        .startsWith("One bot runs on this database: anna (version 1.0, since ")
        .endsWith("berta (not heard of for 11 s).");
    assertThat(bots.forChat().orElseThrow().finding().toString())
        .isEqualTo("One bot runs on this database.");
    assertThat(killed.finding().toString())
        .isEqualTo("No bot is heard of on this database: anna (not heard of for 59 s).");
  }

  @Test
  void aGatewayThatNobodyHasWhileBotsRunIsWorthALook() {
    assertThat(BotChecks.of(store(false, bot("anna", "1.0", 5))).get(1).status())
        .isEqualTo(CheckStatus.ATTENTION);
    assertThat(BotChecks.of(store(false, bot("anna", "1.0", 59))).get(1).status())
        .isEqualTo(CheckStatus.ATTENTION);
    assertThat(BotChecks.of(store(false, bot("anna", "1.0", 90))).get(1).status())
        .isEqualTo(CheckStatus.FINE);
  }

  @Test
  void eachShardIsSaidWithTheBotThatHasItAndThoseOfAnOlderNumberAreNot() {
    List<CheckResult> checks =
        BotChecks.of(
            new BotsOnStore(
                List.of(bot("anna", "1.0", 5), bot("berta", "1.0", 5)),
                List.of(
                    new HeldLease("discord-gateway-bot/anna", "anna", NOON, true),
                    new HeldLease("discord-gateway-shards", "3", NOON, false),
                    new HeldLease("discord-gateway/0", "anna", NOON, true),
                    new HeldLease("discord-gateway/1", "berta", NOON, true),
                    new HeldLease("discord-gateway/3", "berta", NOON, false)),
                List.of()));

    assertThat(checks)
        .extracting(CheckResult::name)
        .containsExactly(
            "Bots",
            "Discord gateway, shard 0",
            "Discord gateway, shard 1",
            "Discord gateway, shard 2");
    assertThat(checks.get(2).finding().toString()).startsWith("berta has it, since ");
    assertThat(checks.get(3).status()).isEqualTo(CheckStatus.ATTENTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "0", "100000", "99999999999", "", "03"})
  void aNumberOfShardsThatNoBotWritesIsSaidAndTheRestIsCheckedStill(String written) {
    List<CheckResult> checks =
        BotChecks.of(
            new BotsOnStore(
                List.of(bot("anna", "1.0", 5)),
                List.of(
                    new HeldLease("discord-gateway-shards", written, NOON, false),
                    new HeldLease("discord-gateway/abc", "berta", NOON, true),
                    new HeldLease("discord-gateway/0", "anna", NOON, true)),
                List.of()));

    assertThat(checks)
        .extracting(CheckResult::status)
        .containsExactly(CheckStatus.FINE, CheckStatus.ATTENTION, CheckStatus.FINE);
    assertThat(checks.get(1).finding().toString())
        .startsWith(
            "The row discord-gateway-shards of the table leases has no whole number from 1 to 64");
    assertThat(checks.get(2).finding().toString()).startsWith("anna has it, since ");
  }

  @Test
  void settingsThatDifferAreSaidWithWhoHasTheNewestAndWhoWaits() {
    CheckResult settings =
        BotChecks.of(
                new BotsOnStore(
                    List.of(),
                    List.of(),
                    List.of(
                        new BotSettings("berta", true, NOON),
                        new BotSettings("anna", false, NOON.minusSeconds(60)),
                        new BotSettings("cleo", false, NOON.minusSeconds(60)))))
            .get(0);

    assertThat(settings.status()).isEqualTo(CheckStatus.ATTENTION);
    assertThat(settings.finding().toString())
        .startsWith("With the newest watches, since ")
        .endsWith(": berta. Waiting, without checks, reports and alerts: anna, cleo.");
    assertThat(settings.forChat().orElseThrow().finding().toString())
        .startsWith("1 of 3 bots work by the newest watches of the settings; the rest waits.");
  }

  private static BotsOnStore store(boolean isHeld, SeenBot... bots) {
    return new BotsOnStore(
        List.of(bots),
        List.of(new HeldLease("discord-gateway/0", "anna", NOON, isHeld)),
        List.of(new BotSettings("anna", true, NOON), new BotSettings("berta", true, NOON)));
  }

  private static SeenBot bot(String name, String version, int secondsSilent) {
    return new SeenBot(
        new BotInstance(name, version, NOON.minusSeconds(3600)),
        NOON.minusSeconds(secondsSilent),
        Duration.ofSeconds(secondsSilent));
  }
}
