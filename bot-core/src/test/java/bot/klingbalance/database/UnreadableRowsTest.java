package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static bot.klingbalance.watch.SomeWatches.these;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.database.history.PackedReadings;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WeeklyReportWatch;
import bot.klingbalance.watch.WeeklyTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that nobody could have written, or that only a newer Java or a newer bot could have. */
class UnreadableRowsTest {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Channel QUIET = new Channel(Platform.DISCORD, "800000000000000005");

  private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);

  @TempDir static Path folder;

  private final MovableClock clock = new MovableClock(NINE.minusSeconds(3_600));

  static Stream<Supplier<DatabaseAddress>> everyKind() {
    return Stream.of(
        () -> Databases.fileWithTablesIn(newFolder()), TestPostgres::databaseWithTables);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aBadWatchStopsNoOther(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      database.watches().add(ofAccounts(STUDIO, "render-a"), NINE_IN_BERLIN);
      database.watches().add(ofAccounts(STUDIO, "render-b"), NINE_IN_BERLIN);
      database.watches().add(ofAccounts(STUDIO, "render-c"), NINE_IN_BERLIN);
      database.watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
      database.watches().add(ofAll(QUIET), NINE_IN_BERLIN);
      TestDatabases.execute(address, "UPDATE watches SET made_by = 'nobody' WHERE number = 2");
      TestDatabases.execute(address, "UPDATE watched_accounts SET email = '?' WHERE number = 3");
      TestDatabases.execute(
          address,
          "UPDATE watched_channels SET daily_at = 'at nine' WHERE channel = '%s'".formatted(QUIET));
      TestDatabases.execute(
          address,
          "INSERT INTO watched_channels (channel, daily_at, time_zone) VALUES ('nowhere', '', '')");
      TestDatabases.execute(
          address,
          "INSERT INTO watches SELECT 'nowhere', 1, below_credits, below_percent, runway_days,"
              + " expiring_days, session_days, paused, made_by, made_name, made_at, changed_by,"
              + " changed_name, changed_at, days, unusual FROM watches WHERE channel = '%s'"
                  .formatted(RENDERS));

      AllWatches watches = new AllWatches(database.watches(), List.of());

      assertThat(watches.channels()).containsExactlyInAnyOrder(QUIET, RENDERS, STUDIO);
      assertThat(watches.of(STUDIO).watches())
          .as("a watch of accounts that cannot be read is not one of all")
          .map(Watch::accounts)
          .containsExactly(these("render-a"));
      assertThat(watches.of(QUIET).schedule()).contains(NINE_IN_BERLIN);
      assertThat(agenda(address).watched()).containsExactlyInAnyOrder(QUIET, RENDERS, STUDIO);
    }
  }

  /** Whoever runs the bot can remove it. */
  @Test
  void theLogSaysWhichWatchCannotBeRead() {
    DatabaseAddress address = Databases.fileWithTablesIn(newFolder());
    try (Database database = Databases.opened(address);
        LogLines log = LogLines.of(ReadableRows.class)) {
      database.watches().add(ofAll(QUIET), NINE_IN_BERLIN);
      TestDatabases.execute(address, "UPDATE watches SET made_by = 'nobody'");

      assertThat(database.watches().of(QUIET).watches()).isEmpty();

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("A row of the table watches cannot be read and is left out")
          .endsWith(" It is number 1 of %s.".formatted(QUIET));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aBadDigestIsSetAsideAndHoldsUpNoOther(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      Digest good = digest(RENDERS, MONDAY);
      database.outbox().plan(memory(RENDERS, MONDAY), Optional.of(good));
      database.outbox().plan(memory(STUDIO, MONDAY), Optional.of(digest(STUDIO, MONDAY)));
      TestDatabases.execute(
          address,
          "UPDATE outbox SET digest = '{\"key\": \"of a newer bot\", \"of\": \"%s\"}' WHERE channel = '%s'"
              .formatted(account("render-a"), STUDIO));
      Claim claim = new Claim("one", NINE, Duration.ofMinutes(1), 16);

      assertThat(database.outbox().claim(claim)).map(Delivery::digest).containsExactly(good);

      assertThat(database.outbox().claim(new Claim("two", NINE, Duration.ofMinutes(1), 16)))
          .isEmpty();
      assertThat(database.outbox().find(good.id()))
          .map(Delivery::stage)
          .containsInstanceOf(Stage.Claimed.class);
      assertThat(database.outbox().setAside(STUDIO, 9)).isEmpty();
      assertThat(database.outbox().setAsideSince(MONDAY)).isEmpty();
      assertThat(agenda(address).undelivered().setAside())
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.channel()).isEqualTo(STUDIO);
                assertThat(told.reason()).contains("cannot read");
              });
      database.forgetting(clock).account(account("render-a"));
      assertThat(agenda(address).undelivered().setAside()).as("it names the account").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whatACheckLeftBehindInOtherWordsKeepsNoChannelFromItsNextCheck(
      Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      for (Channel channel : List.of(RENDERS, STUDIO)) {
        database.outbox().plan(memory(channel, MONDAY), Optional.empty());
      }
      database.channelStates().snooze(List.of(SomeDigests.snooze(RENDERS, "render-a")));
      TestDatabases.execute(address, "UPDATE snoozes SET made_by = '-'");
      TestDatabases.execute(
          address, "UPDATE checks SET accounts = '[' WHERE channel = '%s'".formatted(RENDERS));
      TestDatabases.execute(
          address, "UPDATE checks SET checked_on = 'today' WHERE channel = '%s'".formatted(STUDIO));

      assertThat(database.channelStates().of(RENDERS).checked()).contains(MONDAY);
      assertThat(database.channelStates().of(RENDERS).snoozes()).isEmpty();
      assertThat(database.channelStates().of(STUDIO).checked()).isEmpty();
      assertThat(database.outbox().plan(memory(STUDIO, MONDAY), Optional.empty())).isTrue();
      assertThat(database.outbox().plan(memory(RENDERS, MONDAY), Optional.empty())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aZoneThatThisJavaDoesNotKnowIsToldKeptAndCheckedByItsLastKnownOffset(
      Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      database.watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
      database.watches().add(ofAll(STUDIO), NINE_IN_BERLIN);
      start(database).close();
      TestDatabases.execute(
          address,
          "UPDATE watched_channels SET time_zone = 'America/Nowhere', utc_offset = '-03:00' WHERE channel = '%s'"
              .formatted(RENDERS));
      DailyTime nineThere =
          new DailyTime(LocalTime.of(9, 0), ZoneOffset.ofHours(-3), Optional.of("America/Nowhere"));

      try (DailyChecks checks = start(database)) {
        assertThat(checks.next(RENDERS)).contains(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(checks.next(STUDIO)).contains(NINE);
      }
      assertThat(database.watches().of(RENDERS).daily()).contains(nineThere);
      assertThat(agenda(address).inUnknownZones())
          .containsOnlyKeys(RENDERS)
          .containsValue(nineThere);

      clock.moveTo(Instant.parse("2026-11-23T12:30:00Z"));
      try (DailyChecks checks = start(database)) {
        assertThat(checks.next(RENDERS))
            .as("still to be made up for")
            .contains(Instant.parse("2026-11-23T12:00:00Z"));
      }
      database.watches().add(ofAccounts(RENDERS, "render-a"), nineThere);
      assertThat(database.watches().of(RENDERS).daily()).as("kept").contains(nineThere);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whereNoOffsetWasKeptTheLastPlannedCheckTellsIt(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      database.watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
      start(database).close();
      TestDatabases.execute(
          address, "UPDATE watched_channels SET time_zone = 'Europe/Nowhere', utc_offset = NULL");
      clock.moveTo(NINE.plusSeconds(600));

      start(database).close();

      assertThat(database.watches().of(RENDERS).daily().orElseThrow().zone())
          .isEqualTo(ZoneOffset.ofHours(1));
      TestDatabases.execute(address, "DELETE FROM scheduled_tasks");
      assertThat(database.watches().of(RENDERS).daily().orElseThrow().zone())
          .as("kept from then on")
          .isEqualTo(ZoneOffset.ofHours(1));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aBadWeekOfReadingsStopsNoOtherAndStays(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    AccountEmail good = account("render-a");
    AccountEmail garbled = account("render-b");
    AccountEmail far = account("render-c");
    Instant weekBefore = NINE.minus(Duration.ofDays(7));
    try (Database database = Databases.opened(address)) {
      for (AccountEmail each : List.of(good, garbled, far)) {
        database.history().keep(Map.of(each, List.of(readingAt(weekBefore), readingAt(NINE))));
      }
      garble(address, garbled, NINE, "01ff");
      garble(address, far, NINE, hex(List.of(readingAt(Instant.parse("+36000-01-01T00:00:00Z")))));
      TestDatabases.execute(
          address,
          "INSERT INTO kept_weeks SELECT 'nobody', week, 0, readings FROM kept_weeks WHERE email = '%s'"
              .formatted(good));

      try (LogLines log = LogLines.of(ReadableRows.class)) {
        for (int again = 0; again < 2; again++) {
          assertThat(database.history().of(good, Instant.EPOCH)).hasSize(2);
          assertThat(database.history().of(garbled, Instant.EPOCH))
              .containsExactly(readingAt(weekBefore));
          assertThat(database.history().newest(weekBefore))
              .containsOnlyKeys(good, garbled, far)
              .containsEntry(good, readingAt(NINE))
              .containsEntry(garbled, readingAt(weekBefore))
              .containsEntry(far, readingAt(weekBefore));
        }
        assertThat(log.warnings())
            .hasSizeLessThanOrEqualTo(3)
            .allMatch(line -> line.startsWith("A row of the table kept_weeks cannot be read"));
      }

      RecordedReading next = readingAt(NINE.plusSeconds(3_600));
      database.history().keep(Map.of(good, List.of(next), garbled, List.of(next)));
      database.history().thin(NINE.plus(Duration.ofDays(400)));
      assertThat(database.history().of(good, NINE.plusSeconds(1))).isNotEmpty();
      assertThat(database.history().of(garbled, NINE)).isEmpty();
      database.forgetting(clock).account(garbled);
      assertThat(database.history().newest(Instant.EPOCH)).doesNotContainKey(garbled);
    }
  }

  private static RecordedReading readingAt(Instant at) {
    return new RecordedReading(at, Balance.UNKNOWN);
  }

  private static String hex(List<RecordedReading> readings) {
    return HexFormat.of().formatHex(PackedReadings.packed(readings));
  }

  private static void garble(
      DatabaseAddress address, AccountEmail account, Instant at, String hex) {
    String bytes = address.isShared() ? "decode('%s', 'hex')" : "x'%s'";
    TestDatabases.execute(
        address,
        "UPDATE kept_weeks SET readings = %s WHERE email = '%s' AND week = %d"
            .formatted(
                bytes.formatted(hex),
                account,
                Math.floorDiv(at.toEpochMilli(), Duration.ofDays(7).toMillis())));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aBadRowOfTheStatisticsStopsNoOtherDay(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    JobCounts jobs = new JobCounts(Map.of("kling-v3-pro", new JobTally(2, 0, 2)), Map.of());
    try (Database database = Databases.opened(address)) {
      for (int day = 0; day < 3; day++) {
        database
            .statistics()
            .keep(new DayStatistics(MONDAY.plusDays(day), Map.of(account("render-a"), jobs), true));
      }
      TestDatabases.execute(
          address,
          "UPDATE account_statistics SET counts = '{\"names\":' WHERE day = "
              + MONDAY.plusDays(1).toEpochDay());
      TestDatabases.execute(
          address,
          "INSERT INTO account_statistics VALUES (%d, 'nobody', '{}')"
              .formatted(MONDAY.toEpochDay()));

      for (int again = 0; again < 2; again++) {
        assertThat(database.statistics().between(MONDAY, MONDAY.plusDays(9)))
            .as("a day of which a part cannot be read is asked for anew")
            .map(DayStatistics::day)
            .containsExactly(MONDAY, MONDAY.plusDays(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aBadReportABadTakerAndABadMessageThatStandsStopNoOther(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      for (Channel channel : List.of(RENDERS, STUDIO)) {
        Digest digest = digest(channel, MONDAY);
        database.reports().put(channel, MONDAYS, by("Anna", NINE));
        database
            .channelStates()
            .take(Taken.of(digest, Set.of(account("render-b")), by("Anna", NINE)));
        database.outbox().plan(memory(channel, MONDAY), Optional.of(digest));
        post(database, digest, channel);
      }
      TestDatabases.execute(address, "UPDATE weekly_reports SET made_by = '?'" + where(STUDIO));
      TestDatabases.execute(address, "UPDATE taken SET findings = '{\"LOST\": 1}'" + where(STUDIO));
      TestDatabases.execute(address, "UPDATE outbox SET digest = '[]'" + where(STUDIO));

      assertThat(database.reports().all()).map(WeeklyReportWatch::channel).containsExactly(RENDERS);
      assertThat(database.reports().of(STUDIO)).isEmpty();
      assertThat(database.reports().put(STUDIO, MONDAYS, by("Ben", NINE)).channel())
          .as("who asks anew gets one")
          .isEqualTo(STUDIO);
      assertThat(database.channelStates().of(RENDERS).taken()).hasSize(1);
      assertThat(database.channelStates().of(STUDIO).taken()).isEmpty();
      assertThat(database.outbox().since(MONDAY)).hasSize(1);
      assertThat(database.outbox().of(STUDIO, MONDAY)).isEmpty();
      assertThat(
              database
                  .outbox()
                  .revise(digest(STUDIO, MONDAY).id(), Revision.byReadings(digest -> digest, NINE)))
          .isEmpty();
      Claim claim = new Claim("one", NINE, Duration.ofMinutes(1), 16);
      assertThat(database.edits().claimEdits(claim))
          .map(Edit::id)
          .containsExactly(digest(RENDERS, MONDAY).id());
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aMessageOfAKindThatOnlyANewerBotKnowsIsKeptToldAndNotSent(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      Digest good = digest(RENDERS, MONDAY);
      database.outbox().plan(memory(RENDERS, MONDAY), Optional.of(good));
      database.outbox().interject(digest(STUDIO, MONDAY));
      TestDatabases.execute(
          address,
          "UPDATE outbox SET turned = 'monthly',"
              + " digest = REPLACE(digest, '\"turned\":null', '\"turned\":\"monthly\"')"
              + where(STUDIO));

      assertThat(database.outbox().claim(new Claim("one", NINE, Duration.ofMinutes(1), 16)))
          .map(Delivery::digest)
          .containsExactly(good);
      assertThat(agenda(address).undelivered().setAside())
          .singleElement()
          .satisfies(
              told ->
                  assertThat(told.reason())
                      .contains("in a form that this version of the bot cannot read"));
    }
  }

  private static String where(Channel channel) {
    return " WHERE channel = '%s'".formatted(channel);
  }

  /** It stands in its channel, and is to be edited. */
  private static void post(Database database, Digest digest, Channel channel) {
    Claim claim = new Claim("poster", NINE, Duration.ofMinutes(1), 16);
    assertThat(database.outbox().claim(claim)).map(Delivery::id).contains(digest.id());
    database
        .outbox()
        .settle(
            digest.id(), "poster", new Settlement.Posted(new PostedMessage(channel, "1"), NINE));
    database
        .outbox()
        .revise(
            digest.id(),
            Revision.byPressElsewhere(
                each -> each.taken(Taken.of(each, Set.of(account("render-b")), by("Anna", NINE))),
                NINE));
  }

  /** As a bot does that is started. */
  private DailyChecks start(Database database) {
    DailyChecks checks =
        new DailyChecks(database, clock, SchedulePolicy.USUAL, channel -> Optional.empty());
    AllWatches watches = new AllWatches(database.watches(), List.of());
    watches.keepOffsets(clock.instant());
    watches.channels().forEach(each -> checks.follow(each, watches.of(each).schedule()));
    return checks;
  }

  private static Agenda agenda(DatabaseAddress address) {
    return ((Kept) new DatabaseInspector(address).look(NINE)).agenda();
  }
}
