package bot.klingbalance.cli;

import bot.klingbalance.database.Forgotten;
import bot.klingbalance.database.Forgotten.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What was deleted, in counts. */
final class ForgottenText {
  /** For a file of SQLite that could not be written anew. */
  static final String STILL_IN_THE_FILE =
      "Deleted text may still stand in the file and its log, as another program was reading them:"
          + " run this once more.";

  private ForgottenText() {}

  static String of(String what, Forgotten forgotten) {
    if (forgotten.isNothing()) {
      return "Nothing is kept of %s.".formatted(what);
    }
    String parts =
        Arrays.stream(Kind.values())
            .filter(kind -> forgotten.count(kind) > 0)
            .map(kind -> part(kind, forgotten.count(kind)))
            .collect(Collectors.joining(", "));
    return "Deleted of %s: %s. A bot that runs keeps what it learns from now on."
        .formatted(what, parts);
  }

  private static String part(Kind kind, int count) {
    return switch (kind) {
      case READINGS -> part(count, "reading", "readings");
      case USED_DAYS -> part(count, "day of statistics", "days of statistics");
      case WATCHES -> part(count, "watch", "watches");
      case WARNINGS -> part(count, "warning", "warnings");
      case SNOOZES -> part(count, "snooze", "snoozes");
      case TAKES -> part(count, "note of who is on it", "notes of who is on it");
      case CHECKS -> part(count, "note of a check", "notes of checks");
      case SCHEDULED_CHECKS -> part(count, "next check", "next checks");
      case NARROWED_WATCHES -> part(count, "mention in a watch", "mentions in watches");
      case SHORTENED_WARNINGS -> part(count, "mention in a warning", "mentions in warnings");
    };
  }

  private static String part(int count, String one, String many) {
    return "%d %s".formatted(count, count == 1 ? one : many);
  }
}
