package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.doctor.StoreInspector.Look.Empty;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.doctor.StoreInspector.Look.Older;
import bot.klingbalance.doctor.StoreInspector.Look.Unusable;
import bot.klingbalance.doctor.StoreInspector.SetAside;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.PostgresGate;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.SomeWatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseInspectorTest {
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C0123456789");
  private static final Channel QUIET = new Channel(Platform.SLACK, "C2");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir static Path folder;
  @TempDir Path ownFolder;

  static Stream<Supplier<DatabaseAddress>> everyKind() {
    return Stream.of(() -> Databases.fileIn(newFolder()), TestPostgres::emptyDatabase);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void itTellsOfTheNextCheckAndOfWhatLiesUndelivered(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database database = Databases.opened(address)) {
      database.watches().add(SomeWatches.ofAll(RENDERS), SomeWatches.NINE_IN_BERLIN);
      database.watches().add(SomeWatches.ofAll(QUIET), SomeWatches.NINE_IN_BERLIN);
      database.watches().pause(QUIET, 1, true, SomeWatches.by("Anna", NOW));
      DailyTime nine = new DailyTime(LocalTime.of(9, 0), ZoneOffset.UTC);
      try (DailyChecks checks =
          new DailyChecks(
              database,
              Clock.fixed(NOW, ZoneOffset.UTC),
              SchedulePolicy.USUAL,
              channel -> Optional.empty())) {
        checks.follow(RENDERS, Optional.of(nine));
      }
      write(database.outbox());

      Agenda agenda = ((Kept) new DatabaseInspector(address).look(NOW)).agenda();

      assertThat(agenda.watched()).containsExactly(RENDERS);
      assertThat(agenda.next()).isEqualTo(Map.of(RENDERS, Instant.parse("2026-11-24T09:00:00Z")));
      assertThat(agenda.undelivered().overdue()).isEqualTo(1);
      assertThat(agenda.undelivered().since()).contains(SomeDigests.checkOf(MONDAY));
      assertThat(agenda.undelivered().setAside())
          .containsExactly(new SetAside(RENDERS, 2, "The channel is archived.", NOW));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void nothingIsMadeWhereNothingIsYet(Supplier<DatabaseAddress> kind) throws IOException {
    DatabaseAddress address = kind.get();

    Look look = new DatabaseInspector(address).look(NOW);

    assertThat(look).isInstanceOf(Empty.class);
    assertThat(((Empty) look).place()).isEqualTo(address.toString());
    assertThat(new DatabaseInspector(address).look(NOW)).isInstanceOf(Empty.class);
    if (address instanceof DatabaseAddress.SqliteFile file) {
      assertThat(file.file()).doesNotExist();
    }
  }

  @Test
  void aServerThatLetsInAndSaysNothingIsToldWithinSeconds() throws IOException {
    try (PostgresGate gate = new PostgresGate(TestPostgres.emptyDatabase())) {
      gate.fallSilent();
      long start = System.nanoTime();

      Look look = new DatabaseInspector(gate.address()).look(NOW);

      assertThat(((Unusable) look).sentences()).contains("cannot be reached");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aDatabaseOfANewerBotIsNotTouched(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    Databases.opened(address).close();
    TestDatabases.execute(
        address,
        "INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success)"
            + " VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 1, 'x', 1, TRUE)");

    assertThat(sentences(address))
        .contains("newer version of the bot (step 9999)")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aDatabaseOfAnOlderBotIsNotBroughtToThisVersion(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    Databases.opened(address).close();
    TestDatabases.execute(address, "DROP TABLE kept_weeks");
    TestDatabases.execute(address, "DROP TABLE statistics_days");
    TestDatabases.execute(address, "DROP TABLE account_statistics");
    TestDatabases.execute(address, "DROP TABLE forgotten_accounts");
    TestDatabases.execute(
        address, "DELETE FROM schema_history WHERE CAST(version AS INTEGER) >= 3");

    assertThat(new DatabaseInspector(address).look(NOW)).isInstanceOf(Older.class);
    assertThat(new DatabaseInspector(address).look(NOW)).isInstanceOf(Older.class);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void tablesOfAnotherProgramAreSaidToBe(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    TestDatabases.execute(address, "CREATE TABLE somebody_elses (id BIGINT)");

    assertThat(sentences(address)).contains("not this bot's");
  }

  @Test
  void aLookLeavesTheFileAndItsFolderAsTheyWere() throws IOException {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    Databases.opened(address).close();
    byte[] before = Files.readAllBytes(ownFolder.resolve("bot.db"));

    assertThat(new DatabaseInspector(address).look(NOW)).isInstanceOf(Kept.class);

    assertThat(Files.readAllBytes(ownFolder.resolve("bot.db"))).isEqualTo(before);
    try (Stream<Path> files = Files.list(ownFolder)) {
      assertThat(files)
          .containsExactlyInAnyOrder(ownFolder.resolve("bot.db"), ownFolder.resolve("bot.db.lock"));
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSaidToBeNone() throws IOException {
    Files.writeString(
        ownFolder.resolve("bot.db"), "no database, but a text of some length\n".repeat(99));

    assertThat(sentences(Databases.fileIn(ownFolder))).contains("is no database of this bot");
  }

  @Test
  void aFileOfAnotherProgramKeepsItsJournal() {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    TestDatabases.execute(address, "CREATE TABLE somebody_elses (id BIGINT)");
    TestDatabases.execute(address, "PRAGMA journal_mode = DELETE");

    assertThat(sentences(address)).contains("not this bot's");

    assertThat(ownFolder.resolve("bot.db-wal")).doesNotExist();
  }

  @Test
  void aLockedFileIsSaidToBe() throws Exception {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    Databases.opened(address).close();
    try (var other = ConnectionPools.pooled(address, TestDatabases.TIMEOUT);
        var connection = other.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThat(sentences(address)).startsWith(address + " is locked by another program");
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aFolderThatIsNotThereIsMissed() {
    assertThat(sentences(Databases.fileIn(ownFolder.resolve("nowhere"))))
        .contains("its folder does not exist");
  }

  @Test
  void aServerThatIsNotThereIsMissedAndItsPasswordIsNotTold() {
    assertThat(sentences(Databases.address("jdbc:postgresql://127.0.0.1:1/bot?password=hunter2")))
        .isEqualTo(
            "The PostgreSQL server of 127.0.0.1:1/bot cannot be reached. Look whether PostgreSQL"
                + " answers there (psql, SELECT 1), restart it if it does not, and check"
                + " database.url.");
  }

  @Test
  void theRoomOnTheDiskIsTold() {
    DatabaseInspector records = new DatabaseInspector(Databases.fileIn(ownFolder), at -> 42);

    assertThat(((Empty) records.look(NOW)).freeBytes()).isEqualTo(OptionalLong.of(42));
  }

  /** Two that were given up, and one that waits. */
  private static void write(Outbox outbox) {
    for (int days = 2; days >= 0; days--) {
      var digest = SomeDigests.digest(RENDERS, MONDAY.minusDays(days));
      outbox.plan(SomeDigests.memory(RENDERS, MONDAY.minusDays(days)), Optional.of(digest));
      if (days > 0) {
        Outbox.Claim claim = new Outbox.Claim("me", NOW, Duration.ofMinutes(1), 1);
        List<Delivery> claimed = outbox.claim(claim);
        outbox.settle(
            claimed.get(0).id(),
            "me",
            new Settlement.SetAside(
                days == 1 ? "The channel is archived." : "The bot is not in it.",
                NOW.minusSeconds(days - 1)));
      }
    }
  }

  private static String sentences(DatabaseAddress address) {
    Look look = new DatabaseInspector(address).look(NOW);
    assertThat(look).isInstanceOf(Unusable.class);
    return ((Unusable) look).sentences();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "db");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
