package bot.klingbalance.crash;

import bot.klingbalance.chat.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the bot's database says of a day, read behind the bot's back. */
public final class Ledger {
  private final String url;

  private Ledger(String url) {
    this.url = url;
  }

  /** Of a file that a living bot has open. */
  public static Ledger of(Path file) {
    return new Ledger("jdbc:sqlite:%s?busy_timeout=5000".formatted(file));
  }

  /** Of a file that a dead bot left: what is to be recovered there is left to the next bot. */
  static Ledger ofCopy(Path file, Path copy) throws IOException {
    copy(file, copy);
    return of(copy);
  }

  /** Copies a file that a dead bot left, with what is to be recovered. */
  static void copy(Path file, Path copy) throws IOException {
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Path log = Path.of(file + "-wal");
    Path logCopy = Path.of(copy + "-wal");
    if (Files.exists(log)) {
      Files.copy(log, logCopy, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(logCopy);
    }
  }

  public static Ledger ofServer(String url) {
    return new Ledger(url);
  }

  /** How many channels the bot knows when to check; it connects before its tables are made. */
  int followed() {
    try (Connection connection = DriverManager.getConnection(url)) {
      return isMade(connection, "scheduled_tasks") ? followed(connection) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMade(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
      return tables.next();
    }
  }

  private static int followed(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT COUNT(*) FROM scheduled_tasks");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** How many messages to a channel ended in a stage, whatever day they are of. */
  public int count(Channel channel, Stage stage) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM outbox WHERE channel = ? AND stage = ?")) {
      statement.setString(1, channel.toString());
      statement.setString(2, stage.name());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What stands in a column of a channel's daily message. */
  String ofDaily(Channel channel, LocalDate day, String column) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT %s FROM outbox WHERE channel = ? AND day = ? AND turned = ''"
                    .formatted(column))) {
      statement.setString(1, channel.toString());
      statement.setString(2, day.toString());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many messages are still to be edited. */
  int editsLeft() {
    return count("edit_due_at IS NOT NULL");
  }

  /** How many messages are still to be posted. */
  int postsLeft() {
    return count("stage IN ('WAITING', 'CLAIMED')");
  }

  private int count(String condition) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT COUNT(*) FROM outbox WHERE " + condition);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How far the daily message of each channel has come; absent where none is written down. */
  Map<String, Stage> stagesOn(LocalDate day) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return isMade(connection, "outbox") ? stagesOn(day, connection) : Map.of();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Stage> stagesOn(LocalDate day, Connection connection)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT channel, stage FROM outbox WHERE day = ? AND turned = ''")) {
      statement.setString(1, day.toString());
      Map<String, Stage> stages = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stages.put(rows.getString("channel"), Stage.valueOf(rows.getString("stage")));
        }
      }
      return stages;
    }
  }

  public boolean allAreSettledOn(LocalDate day, int messages) {
    return stagesOn(day).values().stream().filter(Stage::isSettled).count() == messages;
  }

  Optional<Stage> stageOf(Channel channel, LocalDate day) {
    return Optional.ofNullable(stagesOn(day).get(channel.toString()));
  }

  /** How far a message has come. */
  public enum Stage {
    WAITING,
    CLAIMED,
    POSTED,
    SET_ASIDE;

    boolean isSettled() {
      return this == POSTED || this == SET_ASIDE;
    }
  }
}
