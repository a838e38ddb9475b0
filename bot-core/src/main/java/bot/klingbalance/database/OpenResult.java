package bot.klingbalance.database;

import java.util.Optional;
import java.util.function.Function;

/** What came of opening the database. The sentences are for whoever runs the bot. */
public sealed interface OpenResult {
  /** The result of the one function that fits. */
  <T> T match(
      Function<Database, T> opened, Function<String, T> refused, Function<String, T> unavailable);

  /** Why it is not open. */
  default Optional<String> failure() {
    return match(opened -> Optional.empty(), Optional::of, Optional::of);
  }

  /** It is open, and its tables are those of this version. */
  record Opened(Database database) implements OpenResult {
    @Override
    public <T> T match(
        Function<Database, T> opened,
        Function<String, T> refused,
        Function<String, T> unavailable) {
      return opened.apply(database);
    }
  }

  /** It will never open as things are; nothing in it was changed. */
  record Refused(String sentence) implements OpenResult {
    @Override
    public <T> T match(
        Function<Database, T> opened,
        Function<String, T> refused,
        Function<String, T> unavailable) {
      return refused.apply(sentence);
    }
  }

  /** It cannot be opened now: locked, or its server cannot be reached. Trying again may help. */
  record Unavailable(String sentence) implements OpenResult {
    @Override
    public <T> T match(
        Function<Database, T> opened,
        Function<String, T> refused,
        Function<String, T> unavailable) {
      return unavailable.apply(sentence);
    }
  }
}
