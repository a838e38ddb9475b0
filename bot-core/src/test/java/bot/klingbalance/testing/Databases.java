package bot.klingbalance.testing;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.OpenResult;
import bot.klingbalance.secret.Secret;
import java.nio.file.Path;

/** Databases for tests. */
public final class Databases {
  private Databases() {}

  public static DatabaseAddress fileIn(Path folder) {
    return address("jdbc:sqlite:" + folder.resolve("bot.db"));
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
