package bot.klingbalance.command.usage;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs by model or endpoint, and why they failed; most first. Pure. */
final class JobTable {
  private static final int MOST_ROWS = 8;
  private static final int MOST_KINDS = 3;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("model or endpoint", Align.LEFT),
          new Column("jobs", Align.RIGHT),
          new Column("failed", Align.RIGHT));

  private JobTable() {}

  static Block of(JobCounts jobs) {
    List<Map.Entry<String, JobTally>> names =
        sorted(jobs.byName(), Comparator.comparing(JobTally::jobs));
    List<List<Text>> rows = new ArrayList<>();
    names.stream()
        .limit(MOST_ROWS)
        .forEach(each -> rows.add(row(Text.foreign(each.getKey()), each.getValue())));
    int more = names.size() - MOST_ROWS;
    if (more > 0) {
      JobTally rest =
          names.stream()
              .skip(MOST_ROWS)
              .map(Map.Entry::getValue)
              .reduce(JobTally.NONE, JobTally::plus);
      rows.add(row("and %d more".formatted(more), rest));
    }
    return new Table(COLUMNS, rows);
  }

  /** The most frequent kinds of failure; nothing where none failed. */
  static Text failures(JobCounts jobs) {
    List<Map.Entry<String, Integer>> kinds =
        sorted(jobs.failures(), Comparator.<Integer>naturalOrder());
    if (kinds.isEmpty()) {
      return Text.EMPTY;
    }
    String most =
        kinds.stream()
            .limit(MOST_KINDS)
            .map(
                each ->
                    "%s %s".formatted(number(each.getValue()), FailureKinds.words(each.getKey())))
            .collect(Collectors.joining(", "));
    int others = kinds.stream().skip(MOST_KINDS).mapToInt(Map.Entry::getValue).sum();
    return Text.of(
        "Failed: %s%s."
            .formatted(most, others == 0 ? "" : ", %s otherwise".formatted(number(others))));
  }

  static String number(long count) {
    return Credits.of(count).toString();
  }

  private static List<Text> row(String name, JobTally tally) {
    return List.of(Text.of(name), Text.of(number(tally.jobs())), Text.of(number(tally.failed())));
  }

  /** Most first, those of one size by name. */
  private static <V> List<Map.Entry<String, V>> sorted(Map<String, V> counts, Comparator<V> size) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, V>, V>comparing(Map.Entry::getValue, size.reversed())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }
}
