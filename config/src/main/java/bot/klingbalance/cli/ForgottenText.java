package bot.klingbalance.cli;

import bot.klingbalance.database.Forgotten;
import bot.klingbalance.database.Forgotten.Kind;
import bot.klingbalance.message.quantity.CountText;
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
      case READINGS -> CountText.of(count, "reading", "readings");
      case USED_DAYS -> CountText.of(count, "day of statistics", "days of statistics");
      case WATCHES -> CountText.of(count, "watch", "watches");
      case WARNINGS -> CountText.of(count, "warning", "warnings");
      case SNOOZES -> CountText.of(count, "snooze", "snoozes");
      case TAKES -> CountText.of(count, "note of who is on it", "notes of who is on it");
      case CHECKS -> CountText.of(count, "note of a check", "notes of checks");
      case SCHEDULED_CHECKS -> CountText.of(count, "next check", "next checks");
      case NARROWED_WATCHES -> CountText.of(count, "mention in a watch", "mentions in watches");
      case SHORTENED_WARNINGS ->
          CountText.of(count, "mention in a warning", "mentions in warnings");
    };
  }
}
