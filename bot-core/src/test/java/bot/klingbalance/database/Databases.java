package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Databases for tests. */
public final class Databases {
  static final Duration SHORT_PATIENCE = Duration.ofMillis(300);

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

  /** Opened, to be given up on by those who wait for longer than {@code patience}. */
  public static Database opened(DatabaseAddress address, Duration patience) {
    return opened(Database.open(address, patience));
  }

  static Database opened(OpenResult opening) {
    assertThat(opening).isInstanceOf(OpenResult.Opened.class);
    return ((OpenResult.Opened) opening).database();
  }

  /** Runs a statement behind the bot's back. */
  static void execute(DatabaseAddress address, String statement) {
    try (var source = ConnectionPools.pooled(address, SHORT_PATIENCE)) {
      Jdbi.create(source).useHandle(handle -> handle.execute(statement));
    }
  }
}
