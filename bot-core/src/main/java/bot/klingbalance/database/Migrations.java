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

/** The schema migrations, from an empty database to the tables of this version. */
final class Migrations {
  /** The migrations of this version, in order. */
  static final List<String> STEPS = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

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
   * Whether exactly the migrations of this version have run. Nearly every start finds it so, and
   * then does not load Flyway.
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

  /** Empty if the table cannot be read; {@link #run} reports why. */
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

  /** The newest migration that has run, if this version does not know it. Read-only. */
  Optional<String> stepOfNewerBot() {
    MigrationInfo current = flyway.info().current();
    boolean isNewer = current != null && current.getState().name().startsWith("FUTURE");
    return isNewer ? Optional.of(String.valueOf(current.getVersion())) : Optional.empty();
  }

  /** Whether any migration has run. Read-only. */
  boolean haveBegun() {
    return flyway.info().current() != null;
  }

  /** Whether a migration of this version has not run yet. Read-only. */
  boolean arePending() {
    return flyway.info().pending().length > 0;
  }

  /** Runs the missing migrations, each in a transaction of its own. */
  void run() {
    flyway.migrate();
  }
}
