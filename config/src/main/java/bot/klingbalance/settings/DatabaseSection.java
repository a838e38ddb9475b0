package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.util.Optional;

/**
 * Where the bot keeps what it knows.
 *
 * @param url a JDBC address of SQLite or PostgreSQL; a secret, as it may hold a password
 * @param user of PostgreSQL, where the address does not say it
 * @param password the same
 */
public record DatabaseSection(Secret url, Optional<String> user, Optional<Secret> password) {
  /** One whose address says all. */
  public static DatabaseSection at(Secret url) {
    return new DatabaseSection(url, Optional.empty(), Optional.empty());
  }
}
