package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.database.OpenResult.Refused;
import bot.klingbalance.database.OpenResult.Unavailable;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {
  private static final String ADD_TASK =
      "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
          + " VALUES ('check', ?, CURRENT_TIMESTAMP, FALSE, 1)";

  @TempDir static Path folder;
  @TempDir Path ownFolder;

  static Stream<Supplier<DatabaseAddress>> everyKind() {
    return Stream.of(() -> Databases.fileIn(newFolder()), TestPostgres::emptyDatabase);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whatWasWrittenIsThereAfterARestart(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database first = Databases.opened(address)) {
      add(first, "slack:C1");
    }
    try (Database second = Databases.opened(address)) {
      assertThat(tasks(second)).containsExactly("slack:C1");
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whoComesBeforeItIsOpenWaitsForIt(Supplier<DatabaseAddress> kind) throws Exception {
    try (Database database = Database.at(kind.get(), "bot")) {
      CompletableFuture<Void> early = CompletableFuture.runAsync(() -> add(database, "slack:C1"));

      assertThat(database.open()).isInstanceOf(OpenResult.Opened.class);

      early.get(10, TimeUnit.SECONDS);
      assertThat(tasks(database)).containsExactly("slack:C1");
    }
  }

  @Test
  void whereItCannotBeOpenedNobodyWaits() {
    DatabaseAddress nowhere = Databases.address("jdbc:postgresql://127.0.0.1:1/bot");
    try (Database database = Database.at(nowhere, TestDatabases.SHORT_TIMEOUT)) {
      assertThatThrownBy(() -> add(database, "slack:C1"))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessage("The database is not open yet.");

      assertThat(database.open()).isInstanceOf(Unavailable.class);

      assertThatThrownBy(() -> add(database, "slack:C1"))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessage("The PostgreSQL server of 127.0.0.1:1/bot cannot be reached.");
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whoOnlyLooksOpensWhatIsThereAndLeavesTheChecksOfARunningBotAlone(
      Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (Database running = Databases.opened(address)) {
      add(running, "slack:C1");
      running.sql().call(handle -> handle.execute("UPDATE scheduled_tasks SET picked = TRUE"));

      try (Database beside = ((Opened) Database.openBeside(address)).database()) {
        assertThat(tasks(beside)).containsExactly("slack:C1");
      }

      int picked = running.sql().call(DatabaseTest::picked);
      assertThat(picked).isEqualTo(1);
    }
  }

  @Test
  void whoOnlyLooksMakesNoFile() {
    DatabaseAddress address = Databases.fileIn(ownFolder);

    OpenResult opening = Database.openBeside(address);

    assertThat(((Refused) opening).sentence()).contains("There is no database", "made when");
    assertThat(ownFolder).isEmptyDirectory();
  }

  @Test
  void whoOnlyLooksMakesNoTables() {
    DatabaseAddress address = TestPostgres.emptyDatabase();

    assertThat(((Refused) Database.openBeside(address)).sentence())
        .contains("There is no database")
        .doesNotContain("hunter2");
    try (Database made = Databases.opened(address)) {
      assertThat(tasks(made)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whatFailsHalfWayLeavesNothing(Supplier<DatabaseAddress> kind) {
    try (Database database = Databases.opened(kind.get())) {
      assertThatThrownBy(
              () ->
                  database
                      .sql()
                      .inTransaction(
                          handle -> {
                            handle.execute(ADD_TASK, "slack:C1");
                            throw new IllegalStateException("half-way");
                          }))
          .hasMessage("half-way");
      assertThat(tasks(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void theStepsThatAStartLooksForAreAllThatThereAre(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    try (HikariDataSource source = ConnectionPools.pooled(address, TestDatabases.TIMEOUT)) {
      assertThat(Migrations.areTaken(source)).isFalse();
      new Migrations(source).run();
      assertThat(Migrations.areTaken(source)).isTrue();
    }
    TestDatabases.execute(address, "UPDATE schema_history SET success = FALSE WHERE version = '2'");
    try (HikariDataSource source = ConnectionPools.pooled(address, TestDatabases.TIMEOUT)) {
      assertThat(Migrations.areTaken(source)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aDatabaseOfANewerBotIsRefusedAndLeftAlone(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    Databases.opened(address).close();
    TestDatabases.execute(
        address,
        "INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success)"
            + " VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 1, 'x', 1, TRUE)");
    List<String> before = fingerprint(address);

    OpenResult opening = Database.open(address);

    assertThat(opening).isInstanceOf(Refused.class);
    assertThat(((Refused) opening).sentence())
        .contains("newer version of the bot (step 9999)")
        .doesNotContain("hunter2");
    assertThat(fingerprint(address)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void tablesOfAnotherProgramAreRefusedAndLeftAlone(Supplier<DatabaseAddress> kind) {
    DatabaseAddress address = kind.get();
    TestDatabases.execute(address, "CREATE TABLE somebody_elses (id BIGINT)");
    OpenResult opening = Database.open(address);
    assertThat(opening).isInstanceOf(Refused.class);
    assertThat(((Refused) opening).sentence()).contains("not this bot's");
  }

  @Test
  void whoWaitsInVainForTheOneConnectionOfAFileHasMetNoDefect() throws SQLException {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    try (Database database = TestDatabases.opened(address, TestDatabases.SHORT_TIMEOUT)) {
      try (Connection taken = database.source().getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        assertThatThrownBy(() -> database.watches().channels())
            .isInstanceOf(StoreUnavailable.class)
            .hasMessage(address + " has too much to do at once.");
      }
      assertThat(database.watches().channels()).isEmpty();
    }
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = ownFolder.resolve("bot.db");
    try (Database database = Databases.opened(Databases.fileIn(ownFolder))) {
      add(database, "slack:C1");
      for (Path each : filesIn(ownFolder)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo("rw-------");
      }
      assertThat(filesIn(ownFolder)).contains(file).hasSizeGreaterThan(1);
    }
  }

  @Test
  void whoeverOpensItBesideABotLeavesTheBotItsChecks() {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    try (Database bot = Databases.opened(address)) {
      TestDatabases.execute(
          address,
          """
          INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
          VALUES ('daily-check', 'slack:C1', CURRENT_TIMESTAMP, TRUE, 1)
          """);

      Databases.opened(Database.openBeside(address)).close();
      assertThat(picked(bot)).isEqualTo(1);
    }
    try (Database next = Databases.opened(address)) {
      assertThat(picked(next)).isZero();
    }
  }

  private static int picked(Database database) {
    return database
        .sql()
        .call(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM scheduled_tasks WHERE picked")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Path file = ownFolder.resolve("bot.db");
    Files.writeString(file, "Dear diary, ".repeat(500));
    byte[] before = Files.readAllBytes(file);
    OpenResult opening = Database.open(Databases.fileIn(ownFolder));
    assertThat(opening).isInstanceOf(Refused.class);
    assertThat(((Refused) opening).sentence()).contains("no database of this bot");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileIsLookedThroughForDamageUnlessItIsSoLargeThatTheChatsWouldWait() throws Exception {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    Path file = ownFolder.resolve("bot.db");
    long page;
    try (Database database = Databases.opened(address)) {
      page =
          database
              .sql()
              .call(
                  handle -> {
                    handle.execute("CREATE TABLE seldom_read (words TEXT)");
                    return handle
                        .createQuery(
                            "SELECT rootpage FROM sqlite_master WHERE name = 'seldom_read'")
                        .mapTo(Long.class)
                        .one();
                  });
    }
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek((page - 1) * 4_096);
      damaged.write("no page of a table".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(((Refused) Database.open(address)).sentence()).contains("it is damaged");

    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(65L << 20);
    }
    Databases.opened(address).close();
  }

  @Test
  void aFolderThatDoesNotExistIsRefused() {
    OpenResult opening = Database.open(Databases.fileIn(ownFolder.resolve("nowhere")));
    assertThat(opening).isInstanceOf(Refused.class);
    assertThat(((Refused) opening).sentence()).contains("folder");
  }

  @Test
  void aServerThatIsNotThereMayComeBack() {
    OpenResult opening =
        Database.open(
            Databases.address("jdbc:postgresql://127.0.0.1:1/bot?password=hunter2"),
            TestDatabases.SHORT_TIMEOUT);
    assertThat(opening)
        .isEqualTo(new Unavailable("The PostgreSQL server of 127.0.0.1:1/bot cannot be reached."));
  }

  @Test
  void aFullDiskIsTroubleThatPassesAndLeavesNothingByHalf() {
    try (Database database = Databases.opened(Databases.fileIn(ownFolder))) {
      database.sql().call(handle -> handle.execute("PRAGMA max_page_count = 1"));
      assertThatThrownBy(
              () ->
                  database
                      .sql()
                      .inTransaction(
                          handle -> {
                            for (int i = 0; i < 1_000; i++) {
                              handle.execute(ADD_TASK, "slack:C" + i);
                            }
                            return null;
                          }))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("is full: free some space");
      assertThat(tasks(database)).isEmpty();

      database.sql().call(handle -> handle.execute("PRAGMA max_page_count = 100000"));
      add(database, "slack:C1");
      assertThat(tasks(database)).containsExactly("slack:C1");
    }
  }

  @Test
  void aLockedFileIsTroubleThatPasses() throws Exception {
    DatabaseAddress address = Databases.fileIn(ownFolder);
    try (LogLines log = LogLines.of(Sql.class);
        Database database = Databases.opened(Database.open(address, TestDatabases.SHORT_TIMEOUT))) {
      try (var other = ConnectionPools.pooled(address, TestDatabases.TIMEOUT);
          var connection = other.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        assertThatThrownBy(() -> add(database, "slack:C1"))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("locked by another program");
        statement.execute("ROLLBACK");
      }
      add(database, "slack:C1");
      assertThat(tasks(database)).containsExactly("slack:C1");
      assertThat(log.fields())
          .filteredOn(fields -> fields.containsKey("event"))
          .containsExactly(
              Map.of("event", "trouble", "dependency", "database"),
              Map.of("event", "recovery", "dependency", "database"));
    }
  }

  @Test
  void aLostServerIsTroubleThatPasses() {
    DatabaseAddress address = TestPostgres.emptyDatabase();
    try (Database database = Databases.opened(address)) {
      assertThatThrownBy(
              () ->
                  database
                      .sql()
                      .inTransaction(
                          handle -> {
                            handle.execute(ADD_TASK, "slack:C1");
                            TestPostgres.breakConnectionsTo(address);
                            return handle.execute(ADD_TASK, "slack:C2");
                          }))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("cannot be reached");
      assertThat(tasksOnceReachable(database)).isEmpty();
    }
  }

  private static void add(Database database, String task) {
    database.sql().call(handle -> handle.execute(ADD_TASK, task));
  }

  /** Each connection that was kept has to be found broken once. */
  private static List<String> tasksOnceReachable(Database database) {
    for (int tries = 0; tries < 10; tries++) {
      try {
        return tasks(database);
      } catch (StoreUnavailable stillBroken) {
        assertThat(stillBroken).hasMessageContaining("cannot be reached");
      }
    }
    return tasks(database);
  }

  private static List<String> tasks(Database database) {
    return database
        .sql()
        .call(
            handle ->
                handle
                    .createQuery("SELECT task_instance FROM scheduled_tasks ORDER BY task_instance")
                    .mapTo(String.class)
                    .list());
  }

  private static int picked(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM scheduled_tasks WHERE picked")
        .mapTo(Integer.class)
        .one();
  }

  private static List<String> fingerprint(DatabaseAddress address) {
    try (var source = ConnectionPools.pooled(address, TestDatabases.TIMEOUT)) {
      return Jdbi.create(source)
          .withHandle(
              handle ->
                  handle
                      .createQuery("SELECT version FROM schema_history ORDER BY installed_rank")
                      .mapTo(String.class)
                      .list());
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "sqlite");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
