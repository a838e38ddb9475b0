package bot.klingbalance.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The steps that bring the tables of an older bot, or an empty database, to this version. */
final class Migrations {
  private final Flyway flyway;

  Migrations(DataSource source) {
    this.flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:bot/klingbalance/store/migration")
            .table("schema_history")
            .failOnMissingLocations(true)
            .load();
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
