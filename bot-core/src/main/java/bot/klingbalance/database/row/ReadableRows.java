package bot.klingbalance.database.row;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rows of which any may hold what this bot did not write: one that cannot be read is left
 * out, kept, and told in the log once, and never stops another one.
 */
public final class ReadableRows {
  private static final Logger log = LoggerFactory.getLogger(ReadableRows.class);

  /** Of which it is remembered that they were told. */
  private static final int MOST_TOLD = 1000;

  private static final Pattern NUMBERED =
      Pattern.compile("[0-9]{1,9} of [a-z]{1,20}:[A-Za-z0-9]{1,40}");

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private ReadableRows() {}

  /** Makes a value of a row, and may find that it is none. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** Throws whatever the constructors of values throw where the row holds no value. */
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of a query that can be read, in its order. */
  public static <T> List<T> of(Query query, String table, RowReader<T> reader) {
    return query.map(mapper(table, reader)).list().stream().flatMap(Optional::stream).toList();
  }

  /** Reads one row; nothing where it cannot be read. */
  public static <T> RowMapper<Optional<T>> mapper(String table, RowReader<T> reader) {
    return (row, context) -> read(table, row, reader);
  }

  /** The same of a part of a row. */
  public static <T> Optional<T> read(String table, ResultSet row, RowReader<T> reader)
      throws SQLException {
    try {
      return Optional.of(reader.read(row));
    } catch (RuntimeException unreadable) {
      tell(table, whose(row), unreadable);
      return Optional.empty();
    }
  }

  /** Without the exception's text in full: it may quote an address. */
  private static void tell(String table, String whose, RuntimeException unreadable) {
    if (TOLD.size() < MOST_TOLD && TOLD.add(table + whose + unreadable)) {
      log.warn(
          "A row of the table {} cannot be read and is left out: it is none that this bot writes ({}).{}",
          table,
          unreadable.getClass().getSimpleName(),
          whose);
    }
  }

  /**
   * Which one it is, where people know it by a channel's number. Only what is surely a channel and
   * a number: the rest of the row is whatever somebody wrote there.
   */
  private static String whose(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    if (!names.containsAll(Set.of("channel", "number"))) {
      return "";
    }
    String whose = "%s of %s".formatted(row.getString("number"), row.getString("channel"));
    return NUMBERED.matcher(whose).matches() ? " It is number %s.".formatted(whose) : "";
  }
}
