package bot.klingbalance.discord.rendering;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Text;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as lines of markdown that line up.
 *
 * <p>A code block would line up too, but shows no moment in the reader's own zone. So each row is
 * one line of inline code of a fixed width where all of it has room on a phone; else the columns up
 * to the last one of numbers are, and what comes behind them is running text, where moments work
 * and a phone may wrap. Where that is too wide as well, the first column gets a line of its own
 * above the others, which are running text.
 */
final class TableLines {
  /**
   * As many columns as an embed shows on a narrow phone before it wraps fixed-width text; Discord
   * documents no number.
   */
  static final int MOST_FIXED = 34;

  /** No message has room for more rows, so that no more of them are looked at. */
  private static final int MOST_ROWS = 200;

  private static final String GAP = "  ";
  private static final int MOST_NAME = 200;
  private static final int MOST_CELL = 300;

  private final Table table;
  private final List<Integer> widths;
  private final int fixed;
  private final boolean stacked;

  TableLines(Table table) {
    this.table = table;
    this.widths = widths(table);
    this.fixed = fixedColumns();
    this.stacked = width(0, fixed) > MOST_FIXED;
  }

  /**
   * As many rows as {@code most} characters hold, and how many more there are; empty when there is
   * no room even for that.
   */
  String within(int most) {
    List<String> lines = new ArrayList<>();
    int length = 0;
    int rows = 0;
    String header = header();
    if (!header.isEmpty()) {
      lines.add(header);
      length = header.length() + 1;
    }
    for (List<Text> row : table.rows()) {
      String line = line(row);
      int left = table.rows().size() - rows - 1;
      int reserved = left == 0 ? 0 : more(left).length() + 1;
      if (length + line.length() + reserved > most) {
        break;
      }
      lines.add(line);
      length += line.length() + 1;
      rows++;
    }
    int left = table.rows().size() - rows;
    if (left > 0) {
      lines.add(more(left));
    }
    String all = String.join("\n", lines);
    return all.length() <= most ? all : "";
  }

  private static String more(int rows) {
    return "… and %d more".formatted(rows);
  }

  private String header() {
    List<String> names = table.columns().stream().map(Column::header).toList();
    if (names.stream().allMatch(String::isEmpty)) {
      return "";
    }
    if (stacked) {
      return "-# "
          + names.stream()
              .filter(name -> !name.isEmpty())
              .map(Markdown::escaped)
              .collect(Collectors.joining(" · "));
    }
    String behind = String.join(GAP, names.subList(fixed, names.size()));
    return Markdown.code((fixed(names) + GAP + behind).stripTrailing());
  }

  private String line(List<Text> row) {
    if (stacked) {
      return stacked(row);
    }
    String cells = fixed(row.stream().map(TableLines::words).toList());
    List<String> running = running(row.subList(fixed, row.size()));
    return joined(Markdown.code(running.isEmpty() ? cells.stripTrailing() : cells), running);
  }

  private static String stacked(List<Text> row) {
    String name = Markdown.of(Text.EMPTY.strong(cut(words(row.get(0)))), MOST_CELL);
    String below = joined("", running(row.subList(1, row.size())));
    return below.isEmpty() ? name : name + "\n" + below;
  }

  private static List<String> running(List<Text> cells) {
    return cells.stream()
        .filter(cell -> !cell.isEmpty())
        .map(cell -> Markdown.of(cell, MOST_CELL))
        .toList();
  }

  private static String joined(String fixed, List<String> running) {
    String words = String.join(" · ", running);
    return fixed.isEmpty() || words.isEmpty() ? fixed + words : fixed + " " + words;
  }

  /** The cells up to the last fixed column, each as wide as its column. */
  private String fixed(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fixed; i++) {
      String padding = " ".repeat(Math.max(0, widths.get(i) - TextWidth.of(cells.get(i))));
      boolean right = table.columns().get(i).align() == Align.RIGHT;
      line.append(i == 0 ? "" : GAP);
      line.append(right ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString();
  }

  private int width(int first, int end) {
    int gaps = Math.max(0, end - first - 1) * GAP.length();
    return gaps + widths.subList(first, end).stream().mapToInt(Integer::intValue).sum();
  }

  /** All where they have room; else up to the last column of numbers, or the first one alone. */
  private int fixedColumns() {
    List<Column> columns = table.columns();
    boolean hasMoments =
        measured(table)
            .flatMap(List::stream)
            .flatMap(cell -> cell.spans().stream())
            .anyMatch(Moment.class::isInstance);
    if (!hasMoments && width(0, columns.size()) <= MOST_FIXED) {
      return columns.size();
    }
    int last = 0;
    for (int i = 0; i < columns.size(); i++) {
      last = columns.get(i).align() == Align.RIGHT ? i : last;
    }
    return last + 1;
  }

  private static List<Integer> widths(Table table) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      int widest =
          measured(table).mapToInt(row -> TextWidth.of(words(row.get(column)))).max().orElse(0);
      widths.add(Math.max(widest, TextWidth.of(table.columns().get(i).header())));
    }
    return widths;
  }

  private static Stream<List<Text>> measured(Table table) {
    return table.rows().stream().limit(MOST_ROWS);
  }

  private static String words(Text cell) {
    return cell.spans().stream().map(TableLines::words).collect(Collectors.joining());
  }

  /** Nothing is replaced inside code: a moment there is the day in UTC. */
  private static String words(Span span) {
    return span instanceof Moment moment
        ? moment.at().atZone(ZoneOffset.UTC).toLocalDate() + " UTC"
        : span.words();
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= MOST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_NAME - 1)) + "…";
  }
}
