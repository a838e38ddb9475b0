package bot.klingbalance.database.lease;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult;
import bot.klingbalance.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLeaseTest {
  @TempDir private Path folder;

  @Test
  void aSecondBotOnAFileIsRefusedWithTheProcessOfTheFirst() {
    SqliteFile file = new SqliteFile(folder.resolve("bot.db"));
    try (Database first = Databases.opened(file);
        Database second = Database.at(file, "bot")) {
      assertThat(first.refusalAtOnce()).isEmpty();
      assertThat(second.refusalAtOnce())
          .contains(
              "Another bot (process %d) uses %s already, and a file of SQLite serves one. End that one first, or name another file; several bots share a PostgreSQL server (DATABASE_URL=jdbc:postgresql://…)."
                  .formatted(ProcessHandle.current().pid(), file));
      assertThat(second.open()).isInstanceOf(OpenResult.Refused.class);
    }
  }

  @Test
  void aSecondBotThatNamesTheFileByALinkIsRefusedToo() throws Exception {
    SqliteFile file = new SqliteFile(folder.resolve("bot.db"));
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("bot.db"));
    try (Database first = Databases.opened(file);
        Database second = Database.at(new SqliteFile(link), "bot")) {
      assertThat(first.refusalAtOnce()).isEmpty();
      assertThat(second.refusalAtOnce()).isPresent();
    }
  }

  @Test
  void whenTheFirstHasEndedTheNextOneHasTheFile() {
    SqliteFile file = new SqliteFile(folder.resolve("bot.db"));
    Databases.opened(file).close();

    try (Database next = Database.at(file, "bot")) {
      assertThat(next.refusalAtOnce()).isEmpty();
    }
  }

  @Test
  void whoOnlyLooksIsNotHeldUp() {
    SqliteFile file = new SqliteFile(folder.resolve("bot.db"));
    try (Database running = Databases.opened(file)) {
      assertThat(running.refusalAtOnce()).isEmpty();
      OpenResult beside = Database.openBeside(file);
      assertThat(beside).isInstanceOf(OpenResult.Opened.class);
      ((OpenResult.Opened) beside).database().close();
    }
  }
}
