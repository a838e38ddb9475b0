package bot.klingbalance.cli;

import bot.klingbalance.database.Forgotten;
import java.util.ArrayList;
import java.util.List;

/** What was forgotten, in counts. */
final class ForgottenText {
  private final List<String> parts = new ArrayList<>();

  private ForgottenText() {}

  static String of(String what, Forgotten forgotten) {
    if (forgotten.isNothing()) {
      return "Nothing is kept of %s.".formatted(what);
    }
    ForgottenText text = new ForgottenText();
    text.count(forgotten.readings(), "reading", "readings");
    text.count(forgotten.watches(), "watch", "watches");
    text.count(forgotten.messages(), "warning", "warnings");
    text.count(forgotten.snoozes(), "snooze", "snoozes");
    text.count(forgotten.checks(), "note of a check", "notes of checks");
    text.count(forgotten.scheduled(), "next check", "next checks");
    text.count(forgotten.narrowed(), "mention in a watch", "mentions in watches");
    text.count(forgotten.shortened(), "mention in a warning", "mentions in warnings");
    return "Deleted of %s: %s. A bot that runs keeps what it learns from now on."
        .formatted(what, String.join(", ", text.parts));
  }

  private void count(int number, String one, String many) {
    if (number > 0) {
      parts.add("%d %s".formatted(number, number == 1 ? one : many));
    }
  }
}
