package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was forgotten stands nowhere in SQLite's files, also while the bot has them open. */
class OverwritingTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");

  /** Before the reading that is kept again. */
  private static final Clock EARLIER =
      Clock.fixed(Instant.parse("2026-11-29T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void noByteOfAForgottenAddressIsLeft() throws IOException {
    DatabaseAddress address = Databases.fileIn(folder);
    try (Database ofTheBot = Databases.opened(address);
        Database beside = Databases.opened(Database.openBeside(address))) {
      keep(ofTheBot);
      beside.forgetting(EARLIER).account(STUDIO);
      assertThat(filesThatName(STUDIO)).isNotEmpty();

      assertThat(beside.forgetting(EARLIER).overwrite()).isTrue();

      assertThat(filesThatName(STUDIO)).isEmpty();
      keep(ofTheBot);
      assertThat(filesThatName(STUDIO)).isNotEmpty();
    }
  }

  @Test
  void aReaderThatHoldsTheLogIsTold() throws Exception {
    DatabaseAddress address = Databases.fileIn(folder);
    try (Database database = TestDatabases.opened(address, TestDatabases.SHORT_TIMEOUT);
        var reader = ConnectionPools.beside(address).getConnection();
        var statement = reader.createStatement()) {
      keep(database);
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM sqlite_master").next();
      database.forgetting(EARLIER).account(STUDIO);

      assertThat(database.forgetting(EARLIER).overwrite()).isFalse();

      statement.execute("ROLLBACK");
      assertThat(database.forgetting(EARLIER).overwrite()).isTrue();
      assertThat(filesThatName(STUDIO)).isEmpty();
    }
  }

  private static void keep(Database database) {
    database
        .history()
        .keep(STUDIO, new RecordedReading(Instant.parse("2026-11-29T09:00:00Z"), Balance.UNKNOWN));
  }

  private List<Path> filesThatName(AccountEmail account) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> text(file).contains(account.value())).toList();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
