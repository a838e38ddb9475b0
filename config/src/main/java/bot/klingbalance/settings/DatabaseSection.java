package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;

/**
 * Where the bot keeps what it knows.
 *
 * @param url a JDBC address of SQLite or PostgreSQL; a secret, as it may hold a password
 */
public record DatabaseSection(Secret url) {}
