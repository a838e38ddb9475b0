package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.digest.SomeDigests.snooze;
import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.full;
import static bot.klingbalance.history.SomeReadings.reading;
import static bot.klingbalance.watch.SomeWatches.BELOW_500;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.these;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.history.SomeReadings;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads what version 0.1.0 wrote. No name of a class may stand in a database; the names of
 * constants and of the components of documents do.
 */
class StoredFormsTest {
  /** When each delivery was claimed and settled. */
  private static final Instant SETTLED = checkOf(MONDAY.plusDays(1));

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() throws IOException, SQLException {
    DatabaseAddress file = Databases.fileIn(folder);
    try (InputStream script =
            StoredFormsTest.class.getResourceAsStream(
                "/bot/klingbalance/database/stored-0.1.0.sql");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    database = Databases.opened(file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void watches() {
    assertThat(database.watches().of(RENDERS).watches())
        .containsExactly(
            new Watch(
                RENDERS,
                1,
                these("render-a", "render-b"),
                WarnLimits.STANDARD,
                false,
                new Watch.Origin.Chat(by("Ben", THEN), by("Ben", THEN))));
    assertThat(database.watches().of(STUDIO).watches())
        .containsExactly(
            new Watch(
                STUDIO,
                1,
                new WatchedAccounts.All(),
                BELOW_500,
                true,
                new Watch.Origin.Chat(by("Anna", THEN), by("Anna", THEN))));
    assertThat(database.watches().of(RENDERS).daily()).contains(NINE_IN_BERLIN);
  }

  @Test
  void checksAndSnoozes() {
    assertThat(database.channelStates().of(RENDERS))
        .isEqualTo(
            new ChannelState(
                Optional.of(withoutAmounts(memory(RENDERS, MONDAY.plusDays(1)))),
                List.of(snooze(RENDERS, "render-b"))));
    assertThat(database.channelStates().of(STUDIO))
        .isEqualTo(
            new ChannelState(Optional.of(withoutAmounts(memory(STUDIO, MONDAY))), List.of()));
  }

  /** Bots before 2026-12 kept of a package only what it is known by. */
  private static CheckState withoutAmounts(CheckState check) {
    Map<AccountEmail, AccountState> accounts = new HashMap<>();
    check.accounts().forEach((account, state) -> accounts.put(account, withoutAmounts(state)));
    return new CheckState(check.channel(), check.date(), check.at(), accounts);
  }

  private static AccountState withoutAmounts(AccountState state) {
    List<CreditPackage> packages =
        state.packages().stream()
            .map(
                each ->
                    new CreditPackage(
                        each.type(),
                        Optional.empty(),
                        Optional.empty(),
                        each.startsAt(),
                        each.expiresAt()))
            .toList();
    return new AccountState(
        state.standing(), state.left(), packages, state.lastGain(), Optional.empty());
  }

  @Test
  void deliveriesInEachStage() {
    assertThat(delivery(new DigestKey(STUDIO, MONDAY)))
        .isEqualTo(
            new Delivery(
                digest(STUDIO, MONDAY),
                1,
                false,
                new Delivery.Stage.Claimed("old-bot", SETTLED.plusSeconds(120))));
    assertThat(delivery(new DigestKey(RENDERS, MONDAY)))
        .isEqualTo(
            new Delivery(
                digest(RENDERS, MONDAY),
                1,
                false,
                new Delivery.Stage.Posted(new PostedMessage(RENDERS, "1764.0001"), SETTLED)));
    assertThat(delivery(new DigestKey(RENDERS, MONDAY.plusDays(1))).stage())
        .isEqualTo(new Delivery.Stage.Waiting(SETTLED.plusSeconds(60)));
    assertThat(
            delivery(new DigestKey(RENDERS, MONDAY, Optional.of("render-b@example.com"))).stage())
        .isEqualTo(new Delivery.Stage.SetAside("The channel is archived.", SETTLED));
  }

  @Test
  void history() {
    assertThat(database.history().of(SomeReadings.STUDIO, Instant.EPOCH))
        .containsExactly(full(at("09:15"), 42_00), full(at("10:15"), 41_00));
    assertThat(database.history().of(SomeReadings.RENDER, Instant.EPOCH))
        .containsExactly(reading(at("09:30"), 310));
  }

  @Test
  void schedule() {
    Clock clock = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);
    try (DailyChecks checks =
        new DailyChecks(database, clock, SchedulePolicy.USUAL, channel -> Optional.empty())) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));

      assertThat(checks.next(RENDERS))
          .as("the time of day that is known already moves nothing")
          .contains(checkOf(MONDAY));
    }
  }

  private Delivery delivery(DigestKey key) {
    return database.outbox().find(key.deliveryId()).orElseThrow();
  }
}
