package bot.klingbalance.doctor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.doctor.DatabaseCheck.Expected;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.InDoubt;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.doctor.StoreInspector.SetAside;
import bot.klingbalance.doctor.StoreInspector.Undelivered;
import bot.klingbalance.watch.DailyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C1");
  private static final Channel STUDIO = new Channel(Platform.DISCORD, "2");
  private static final Expected EXPECTED = new Expected(List.of(RENDERS), true, true);
  private static final Undelivered NOTHING = new Undelivered(0, Optional.empty(), List.of());
  private static final OptionalLong AMPLE = OptionalLong.of(5_000_000_000L);

  @Test
  void eachWatchedChannelHasItsNextCheck() throws Exception {
    Agenda agenda = new Agenda(List.of(STUDIO), Map.of(STUDIO, NOW.plusSeconds(3600)), NOTHING);

    assertThat(lines(new Look.Kept("bot.db", AMPLE, agenda)))
        .containsExactly(
            "✓ Database: bot.db can be read and written.",
            "! Next check of slack:C1: It is not planned yet: the bot has not run since the channel"
                + " is watched. Start the bot (kling-balance-bot run).",
            "✓ Next check of discord:2: 2026-11-24T10:42:00Z, 2026-11-24T10:42:00Z",
            "✓ Deliveries: Nothing lies undelivered.");
  }

  @Test
  void whatIsOverdueAndWhatWasGivenUpIsSaid() throws Exception {
    Instant before = NOW.minusSeconds(3600);
    Agenda agenda =
        new Agenda(
            List.of(),
            Map.of(RENDERS, before),
            new Undelivered(
                2,
                Optional.of(before),
                List.of(
                    new SetAside(STUDIO, 3, "The channel is archived. Unarchive it.", before))));

    assertThat(lines(new Look.Kept("bot.db", AMPLE, agenda)))
        .contains(
            "! Next check of slack:C1: It was due 2026-11-24T08:42:00Z, 2026-11-24T08:42:00Z, and"
                + " nobody has made it. Start the bot (kling-balance-bot run). Where it runs, its"
                + " log says what keeps it.",
            "! Warnings of discord:2: 3 were not delivered, the last one 2026-11-24T08:42:00Z,"
                + " 2026-11-24T08:42:00Z. The channel is archived. Unarchive it.")
        .anyMatch(line -> line.startsWith("! Deliveries: 2 warnings wait since 2026-11-24T08:42"));
  }

  @Test
  void whatIsInDoubtIsSaidWithSinceWhenWhyAndWhatWillHappen() throws Exception {
    Instant before = NOW.minusSeconds(3600);
    Agenda agenda =
        new Agenda(
            List.of(),
            Map.of(),
            new Undelivered(
                0,
                Optional.empty(),
                List.of(),
                List.of(new InDoubt(RENDERS, before, "Slack asks for patience", NOW))));

    assertThat(lines(new Look.Kept("bot.db", AMPLE, agenda)))
        .contains(
            "! Warnings of slack:C1: Nobody knows whether one arrived, since 2026-11-24T08:42:00Z,"
                + " 2026-11-24T08:42:00Z: Slack asks for patience. It is looked for again, and sent"
                + " again at 2026-11-24T09:42:00Z if that still fails. Look whether it stands"
                + " there.");
  }

  @Test
  void aZoneThatThisJavaDoesNotKnowIsWorthALook() throws Exception {
    DailyTime nine =
        new DailyTime(LocalTime.of(9, 0), ZoneOffset.ofHours(-3), Optional.of("America/Nowhere"));
    Agenda agenda = new Agenda(List.of(), Map.of(), NOTHING, Map.of(STUDIO, nine));

    assertThat(lines(new Look.Kept("bot.db", AMPLE, agenda)))
        .anyMatch(
            line ->
                line.startsWith("! Time zone of discord:2: America/Nowhere is not known")
                    && line.contains("by its last known offset, -03:00. Run the bot with a newer"));
  }

  @Test
  void aDiskThatIsNearlyFullIsSaidBeforeItIs() throws Exception {
    assertThat(lines(new Look.Empty("bot.db", OptionalLong.of(150_000_000))))
        .anyMatch(line -> line.startsWith("! Database: The disk of bot.db is nearly full: 150 MB"));
    assertThat(lines(new Look.Empty("bot.db", OptionalLong.of(3_000_000))))
        .anyMatch(line -> line.startsWith("✗ Database: The disk of bot.db is full: 3 MB"));
  }

  @Test
  void theChannelsOfTheSettingsAreKnownWhateverBecomesOfTheDatabase() throws Exception {
    Executor busy =
        task -> {
          throw new RejectedExecutionException();
        };
    DatabaseCheck refused = check(new Look.Unusable("It is locked."), busy);

    assertThat(refused.begin().get(10, SECONDS))
        .extracting(CheckResult::status)
        .containsOnly(CheckStatus.UNKNOWN);
    assertThat(refused.watched().get(10, SECONDS)).containsExactly(RENDERS);
  }

  @Test
  void whatCannotBeReadIsSaidToBeUnknownAndTheReasonOnce() throws Exception {
    assertThat(lines(new Look.Unusable("It cannot be reached. Look whether it answers.")))
        .containsExactly(
            "✗ Database: It cannot be reached. Look whether it answers.",
            "? Bots: Not known, as the database cannot be read.",
            "? Discord gateway: Not known, as the database cannot be read.",
            "? Next check of slack:C1: Not known, as the database cannot be read.",
            "? Watches made in chat: Not known, as the database cannot be read.",
            "? Deliveries: Not known, as the database cannot be read.");
  }

  @Test
  void aBotThatIsAloneOrHasNoDiscordMissesNoLineOfOthers() throws Exception {
    Look locked = new Look.Unusable("It is locked.");
    Expected slackOnly = new Expected(List.of(), true, false);
    Expected alone = new Expected(List.of(), false, true);

    assertThat(names(locked, slackOnly)).contains("Bots").doesNotContain("Discord gateway");
    assertThat(names(locked, alone)).doesNotContain("Bots", "Discord gateway");
  }

  /** As where all threads wait for a server that says nothing. */
  @Test
  void aDatabaseThatSaysNothingKeepsNobodyWaiting() throws Exception {
    Executor stuck = task -> {};
    DatabaseCheck silent =
        new DatabaseCheck(
            overdue -> new Look.Unusable("It is locked."),
            stuck,
            EXPECTED,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofMillis(1));

    List<CheckResult> results = silent.begin().get(10, SECONDS);

    assertThat(results.get(0).status()).isEqualTo(CheckStatus.MEND);
    assertThat(results.get(0).finding().toString()).startsWith("It gave no answer within");
    assertThat(results).extracting(CheckResult::name).contains("Bots", "Deliveries");
    assertThat(silent.watched().get(10, SECONDS)).containsExactly(RENDERS);
  }

  private static List<String> names(Look look, Expected expected) throws Exception {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new DatabaseCheck(overdue -> look, Runnable::run, expected, clock)
        .begin().get(10, SECONDS).stream().map(CheckResult::name).toList();
  }

  private static List<String> lines(Look look) throws Exception {
    return check(look, Runnable::run).begin().get(10, SECONDS).stream()
        .map(
            check ->
                "%s %s: %s %s"
                    .formatted(check.status().mark(), check.name(), check.finding(), check.remedy())
                    .strip())
        .toList();
  }

  private static DatabaseCheck check(Look look, Executor threads) {
    return new DatabaseCheck(overdue -> look, threads, EXPECTED, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
