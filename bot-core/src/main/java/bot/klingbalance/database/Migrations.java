package bot.klingbalance.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.ConnectionException;

/** The steps that bring the tables of an older bot, or an empty database, to this version. */
final class Migrations {
  /** All steps of this version, in their order. */
  static final List<String> STEPS = List.of("1", "2", "3");

  private static final String TABLE = "schema_history";
  private static final String FAILED = "failed";

  private final Flyway flyway;

  Migrations(DataSource source) {
    this.flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:bot/klingbalance/store/migration")
            .table(TABLE)
            .failOnMissingLocations(true)
            .load();
  }

  /**
   * Whether these steps, and no others, were taken: then nothing is to be done, as at nearly every
   * start, and the library that does it need not be loaded.
   *
   * @throws ConnectionException when the database cannot be reached
   */
  static boolean areTaken(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return taken(connection).equals(STEPS);
    } catch (SQLException unreachable) {
      throw new ConnectionException(unreachable);
    }
  }

  /**
   * Nothing while there is no list of them, whatever the reason: that is said by who takes them.
   */
  private static List<String> taken(Connection connection) {
    List<String> taken = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version, success FROM " + TABLE + " ORDER BY installed_rank")) {
      while (rows.next()) {
        taken.add(rows.getBoolean("success") ? rows.getString("version") : FAILED);
      }
      return taken;
    } catch (SQLException noSuchTable) {
      return List.of();
    }
  }

  /** The newest step that was taken and that this version does not know. Changes nothing. */
  Optional<String> stepOfNewerBot() {
    MigrationInfo current = flyway.info().current();
    boolean isNewer = current != null && current.getState().name().startsWith("FUTURE");
    return isNewer ? Optional.of(String.valueOf(current.getVersion())) : Optional.empty();
  }

  /** Whether any step was taken. Changes nothing. */
  boolean haveBegun() {
    return flyway.info().current() != null;
  }

  /** Whether a step of this version is missing. Changes nothing. */
  boolean arePending() {
    return flyway.info().pending().length > 0;
  }

  /** Takes all steps that are missing; each is taken as a whole or not at all. */
  void run() {
    flyway.migrate();
  }
}
