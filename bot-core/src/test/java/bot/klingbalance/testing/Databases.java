package bot.klingbalance.testing;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.OpenResult;
import bot.klingbalance.outbox.ScratchFolder;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Databases for tests. */
public final class Databases {
  private static final String FILE = "bot.db";

  private Databases() {}

  /** Made once for all tests of a process: the migrations take longer than most tests do. */
  private static final class WithTables {
    static final byte[] BYTES = made();

    private static byte[] made() {
      try (ScratchFolder scratch = ScratchFolder.of("tables")) {
        Path folder = scratch.fresh("file");
        opened(fileIn(folder)).close();
        return Files.readAllBytes(folder.resolve(FILE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static DatabaseAddress fileIn(Path folder) {
    return address("jdbc:sqlite:" + folder.resolve(FILE));
  }

  /** The same of a file that has its tables already, and nothing in them. */
  public static DatabaseAddress fileWithTablesIn(Path folder) {
    try {
      Files.write(folder.resolve(FILE), WithTables.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fileIn(folder);
  }

  public static DatabaseAddress address(String url) {
    return DatabaseAddress.of(Secret.of(url)).orElseThrow();
  }

  public static Database opened(DatabaseAddress address) {
    return opened(Database.open(address));
  }

  public static Database opened(OpenResult result) {
    return result.match(database -> database, Databases::failed, Databases::failed);
  }

  private static Database failed(String sentence) {
    throw new AssertionError(sentence);
  }
}
