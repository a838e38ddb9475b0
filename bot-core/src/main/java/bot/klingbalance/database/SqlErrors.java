package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What an error of the database means to people.
 *
 * @param sentence for whoever runs the bot
 * @param remedy what to do, where the sentence does not say it; else empty
 * @param passes whether it can pass without anybody changing the settings
 */
record SqlErrors(String sentence, String remedy, boolean passes) {
  private static final String LOOK =
      "Look whether PostgreSQL answers there (psql, SELECT 1), restart it if it does not, and check"
          + " database.url.";

  SqlErrors(String sentence, boolean passes) {
    this(sentence, "", passes);
  }

  /** The sentence, and what to do. */
  String sentences() {
    return remedy.isEmpty() ? sentence : sentence + " " + remedy;
  }

  /** The first error in a chain of causes that is known; nothing for a defect of the bot. */
  static Optional<SqlErrors> in(Throwable thrown, DatabaseAddress address) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      Optional<SqlErrors> known = each instanceof SQLException error ? of(error, address) : none();
      if (known.isPresent()) {
        return known;
      }
    }
    return none();
  }

  private static Optional<SqlErrors> of(SQLException error, DatabaseAddress address) {
    if (error instanceof SQLiteException sqlite) {
      return ofSqlite(sqlite.getResultCode(), address);
    }
    return address.match(
        file -> isQueueTooLong(error) ? passing("%s has too much to do at once.", file) : none(),
        server -> ofPostgres(error, server));
  }

  /** No connection was free in time; where one could not be made, that is the cause. */
  private static boolean isQueueTooLong(SQLException error) {
    return error instanceof SQLTransientConnectionException && error.getCause() == null;
  }

  /** The low byte is the kind of an extended code. Source: sqlite.org/rescode.html. */
  private static Optional<SqlErrors> ofSqlite(SQLiteErrorCode code, DatabaseAddress file) {
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          passing("%s is locked by another program: end what else has it open.", file);
      case SQLITE_FULL -> passing("The disk of %s is full: free some space.", file);
      case SQLITE_IOERR -> passing("The disk of %s cannot be read or written.", file);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          passing("%s cannot be opened for writing: check its owner and its folder.", file);
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          Optional.of(new SqlErrors(RefusalText.noDatabase(file), false));
      default -> none();
    };
  }

  /** Source: the appendix "PostgreSQL Error Codes" of its manual. */
  private static Optional<SqlErrors> ofPostgres(SQLException error, PostgresServer server) {
    Optional<String> refusal = ServerRefusal.of(error, server);
    if (refusal.isPresent()) {
      return refusal.map(sentence -> new SqlErrors(sentence, false));
    }
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    if (state.equals("3D000")) {
      return lasting("%s does not exist on its PostgreSQL server: create it.", server);
    }
    if (state.equals("42501")) {
      return lasting("The user of %s may not create tables there.", server);
    }
    if (state.equals("53100")) {
      return passing("The disk of the PostgreSQL server of %s is full.", server);
    }
    if (state.equals("25006")) {
      return passing("The PostgreSQL server of %s takes no changes at present.", server);
    }
    boolean isContention = state.equals("40001") || state.equals("40P01") || state.equals("55P03");
    if (isContention) {
      return passing("The PostgreSQL server of %s had too much to do at once.", server);
    }
    boolean isLost = state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    if (isLost || error instanceof SQLTransientConnectionException) {
      String sentence = "The PostgreSQL server of %s cannot be reached.".formatted(server);
      return Optional.of(new SqlErrors(sentence, LOOK, true));
    }
    return none();
  }

  private static Optional<SqlErrors> passing(String sentence, DatabaseAddress address) {
    return Optional.of(new SqlErrors(sentence.formatted(address), true));
  }

  private static Optional<SqlErrors> lasting(String sentence, DatabaseAddress address) {
    return Optional.of(new SqlErrors(sentence.formatted(address), false));
  }

  private static Optional<SqlErrors> none() {
    return Optional.empty();
  }
}
