package bot.klingbalance.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.watch.SomeWatches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Somebody deletes the file of SQLite, or puts another one in its place, while the bot runs. */
class DeletedFileStoryTest {
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C0123456789");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;
  private Path file;
  private Database database;

  @BeforeEach
  void open() {
    database = Databases.opened(Databases.fileIn(folder));
    file = folder.resolve("bot.db");
    assertThat(database.isUsable()).isTrue();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFileThatIsDeletedIsSaidOnceAndNothingIsKeptInIt() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance.database")) {
      Files.delete(file);

      assertThat(database.isUsable()).isFalse();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(this::addWatch)
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("was deleted or replaced while the bot ran")
            .hasMessageContaining("restart the bot");
      }

      assertThat(file).doesNotExist();
      assertThat(log.warnings()).singleElement().asString().contains("deleted or replaced");
    }
  }

  @Test
  void theDoctorSaysSoAndWhatToDo() throws Exception {
    Files.delete(file);
    DatabaseCheck check =
        new DatabaseCheck(
            database.inspector(),
            Runnable::run,
            new DatabaseCheck.Expected(List.of(), false, false),
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(check.begin().join())
        .first()
        .satisfies(
            result -> {
              assertThat(result.toString())
                  .contains(file + " was deleted or replaced while the bot ran")
                  .contains("restart the bot");
            });
  }

  @Test
  void anotherFileInItsPlaceIsLeftAlone() throws Exception {
    Path other = folder.resolve("other.db");
    Databases.opened(new DatabaseAddress.SqliteFile(other)).close();
    byte[] before = Files.readAllBytes(other);
    Files.move(other, file, REPLACE_EXISTING);

    assertThat(database.isUsable()).isFalse();
    assertThatThrownBy(this::addWatch).isInstanceOf(StoreUnavailable.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsPutBackIsUsedAgain() throws Exception {
    Path away = folder.resolve("away.db");
    Files.move(file, away);
    assertThat(database.isUsable()).isFalse();
    assertThatThrownBy(this::addWatch).isInstanceOf(StoreUnavailable.class);

    Files.move(away, file);
    addWatch();

    assertThat(database.isUsable()).isTrue();
    assertThat(database.inspector().look(NOW)).isInstanceOf(Kept.class);
  }

  /** The files beside it are still there, and hold what was written last. */
  @Test
  void afterADeletedFileTheNextBotBeginsAnew() throws Exception {
    addWatch();
    Files.delete(file);
    database.close();

    database = Databases.opened(Databases.fileIn(folder));

    assertThat(database.isUsable()).isTrue();
    addWatch();
    assertThat(database.watches().of(RENDERS).watches()).hasSize(1);
  }

  @Test
  void aNewConnectionMakesNoFileInItsPlace() throws Exception {
    Files.delete(file);

    assertThatThrownBy(
            () -> database.source().unwrap(SQLiteDataSource.class).getConnection().close())
        .isInstanceOf(SQLException.class);
    assertThat(file).doesNotExist();
  }

  private void addWatch() {
    database.watches().add(SomeWatches.ofAll(RENDERS), SomeWatches.NINE_IN_BERLIN);
  }
}
