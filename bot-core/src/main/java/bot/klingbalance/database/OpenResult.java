package bot.klingbalance.database;

/** What came of opening the database. The sentences are for whoever runs the bot. */
public sealed interface OpenResult {
  /** It is open, and its tables are those of this version. */
  record Opened(Database database) implements OpenResult {}

  /** It will never open as things are; nothing in it was changed. */
  record Refused(String sentence) implements OpenResult {}

  /** It cannot be opened now: locked, or its server cannot be reached. Trying again may help. */
  record Unavailable(String sentence) implements OpenResult {}
}
