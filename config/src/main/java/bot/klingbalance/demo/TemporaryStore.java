package bot.klingbalance.demo;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult;
import bot.klingbalance.history.RecordedReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A database in a folder of its own, which is removed at the end. */
public final class TemporaryStore implements AutoCloseable {
  private final Path folder;

  private TemporaryStore(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, which nobody else may read. */
  public static TemporaryStore make() throws IOException {
    return new TemporaryStore(Files.createTempDirectory("kling-balance-bot-demo-"));
  }

  Path folder() {
    return folder;
  }

  /**
   * Opens the database; it has to be closed before this is.
   *
   * @param past what is kept in it already
   */
  public Database open(Map<AccountEmail, List<RecordedReading>> past) throws IOException {
    OpenResult opening = Database.open(new SqliteFile(folder.resolve("demo.db")));
    Database database =
        opening
            .<Optional<Database>>match(
                Optional::of, refused -> Optional.empty(), unavailable -> Optional.empty())
            .orElseThrow(() -> new IOException(opening.failure().orElseThrow()));
    database.history().keep(past);
    return database;
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
