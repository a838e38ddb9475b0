package bot.klingbalance.command.watch;

import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Report;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.Weekdays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words behind {@code report}: how often, then in any order on which day and at what time. */
final class ReportParser {
  static final String EXAMPLE = "/kling-watch report weekly on monday at 09:00";

  private static final Set<String> KEYWORDS = ScheduleWords.keywordsAnd();
  private static final Set<String> WEEKLY = Set.of("weekly", "week", "every week", "each week");

  private final List<String> words;
  private final ScheduleWords schedule = new ScheduleWords("/kling-watch report weekly");

  ReportParser(List<String> words) {
    this.words = words;
  }

  WatchRequest request() {
    int place = endOfValue(0);
    Optional<Mistake> wrong = howOften(TypedText.value(joined(0, place)));
    while (wrong.isEmpty() && place < words.size()) {
      int end = endOfValue(place + 1);
      wrong = schedule.take(lower(words.get(place)), TypedText.value(joined(place + 1, end)));
      place = end;
    }
    return wrong
        .or(this::severalDays)
        .<WatchRequest>map(mistake -> mistake)
        .orElseGet(
            () -> new Report(schedule.days().map(Weekdays::first), schedule.at(), schedule.zone()));
  }

  private static Optional<Mistake> howOften(String value) {
    return value.isEmpty() || WEEKLY.contains(value.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(
            new Mistake(
                Text.of("A report comes weekly, not %s.".formatted(TypedText.quoted(value))),
                EXAMPLE));
  }

  private Optional<Mistake> severalDays() {
    return schedule
        .days()
        .filter(days -> days.days().size() > 1)
        .map(
            days ->
                new Mistake(
                    Text.of("A weekly report comes on one day, not on %s.".formatted(days.shown())),
                    EXAMPLE));
  }

  private int endOfValue(int from) {
    int end = from;
    while (end < words.size() && !KEYWORDS.contains(lower(words.get(end)))) {
      end++;
    }
    return end;
  }

  private String joined(int from, int to) {
    return String.join(" ", words.subList(from, to));
  }

  private static String lower(String word) {
    return TypedText.bare(word).toLowerCase(Locale.ROOT);
  }
}
