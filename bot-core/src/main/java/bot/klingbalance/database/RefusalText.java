package bot.klingbalance.database;

import bot.klingbalance.doctor.StoreInspector.Look.Unusable;

/** Why a database is not used, for whoever runs the bot. */
final class RefusalText {
  private static final String WAS_GONE =
      " was deleted or replaced while the bot ran, so the bot keeps nothing more. Put it back from"
          + " where it was moved to, or restart the bot.";

  private RefusalText() {}

  static String notYet(DatabaseAddress address) {
    return "There is no database of the bot at %s yet: it is made when the bot starts."
        .formatted(address);
  }

  static String olderVersion(DatabaseAddress address) {
    return "%s was written by an older version of the bot. This version renews it when it starts (kling-balance-bot run)."
        .formatted(address);
  }

  static String newerVersion(DatabaseAddress address, String step) {
    return "%s was written by a newer version of the bot (step %s): run that version, or name another database."
        .formatted(address, step);
  }

  static String foreignTables(DatabaseAddress address) {
    return "%s holds tables that are not this bot's: name another database.".formatted(address);
  }

  /** The file was deleted or replaced while the bot ran. */
  static Unusable gone(DatabaseAddress address) {
    return new Unusable(address + WAS_GONE, "Its file" + WAS_GONE);
  }

  /** A file of something else, or one that is not whole. */
  static String noDatabase(DatabaseAddress address) {
    return "%s is no database of this bot, or it is damaged: name another file.".formatted(address);
  }

  static String isFolder(DatabaseAddress address) {
    return "%s is a folder, and has to be a file: name one in it.".formatted(address);
  }

  static String noFolder(DatabaseAddress address) {
    return "%s cannot be made: its folder does not exist or may not be written.".formatted(address);
  }
}
