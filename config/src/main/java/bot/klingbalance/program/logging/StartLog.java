package bot.klingbalance.program.logging;

import bot.klingbalance.chat.DependencyLog;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first line of a bot's log, what runs here and by which settings, and that of its end. */
public final class StartLog {
  private static final Logger log = LoggerFactory.getLogger(StartLog.class);
  private static final DependencyLog lines = new DependencyLog(log, "database");

  private StartLog() {}

  /**
   * Tells of the start.
   *
   * @param database where it is, without credentials
   * @param settings the file they were read from, or what else they come from
   * @param keys the settings that are set there or in the environment, without their values
   */
  public static void started(
      String version, String database, String settings, Collection<String> keys) {
    String set = String.join(", ", keys);
    log.atInfo()
        .addKeyValue("event", "start")
        .addKeyValue("version", version)
        .addKeyValue("database", database)
        .addKeyValue("settings", settings)
        .addKeyValue("keys", set)
        .addKeyValue("java", Runtime.version().toString())
        .log(
            "Kling Balance Bot {} starts. Database: {}. Settings: {} (set: {}).",
            version,
            database,
            settings,
            set);
  }

  /** Tells that the database is not there yet, and why in a sentence. */
  public static void waitsForDatabase(String why) {
    lines.trouble().log("{} It is tried again.", why);
  }

  /** Tells that the database that was waited for is there. */
  public static void hasDatabase(String place) {
    lines.recovery().log("{} can be used now.", place);
  }

  /** Tells of the end that was asked for: a bot that was killed has no such line. */
  public static void ends() {
    log.atInfo().addKeyValue("event", "end").log("Kling Balance Bot ends.");
  }
}
