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

/**
 * A table as lines of markdown that line up.
 *
 * <p>A code block would line up too, but shows no moment in the reader's own zone. So each row is
 * one line: the columns up to the last one of numbers as inline code of a fixed width, and what
 * comes behind them as running text, where moments work and a phone may wrap. Where the fixed part
 * would be too wide for a phone, the first column gets a line of its own above the others.
 */
final class TableLines {
  /**
   * As many columns as an embed shows on a narrow phone before it wraps fixed-width text; Discord
   * documents no number.
   */
  static final int MOST_FIXED = 34;

  private static final String GAP = "  ";
  private static final int MOST_NAME = 200;
  private static final int MOST_CELL = 300;

  private final Table table;
  private final List<Integer> widths;
  private final int fixed;
  private final boolean stacked;

  TableLines(Table table) {
    this.table = table;
    this.fixed = fixedColumns(table.columns());
    this.widths = widths(table);
    this.stacked = width(0) > MOST_FIXED;
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
    return joined(
        Markdown.code(fixed(names, 0)),
        names.subList(fixed, names.size()).stream()
            .filter(name -> !name.isEmpty())
            .map(Markdown::strong)
            .toList());
  }

  private String line(List<Text> row) {
    List<String> words = row.subList(0, fixed).stream().map(TableLines::words).toList();
    List<String> running =
        row.subList(fixed, row.size()).stream()
            .filter(cell -> !cell.isEmpty())
            .map(cell -> Markdown.of(cell, MOST_CELL))
            .toList();
    if (!stacked) {
      return joined(Markdown.code(fixed(words, 0)), running);
    }
    String name = Markdown.of(Text.EMPTY.strong(cut(words.get(0))), MOST_CELL);
    boolean nothingFixed = words.subList(1, fixed).stream().allMatch(String::isEmpty);
    String below = joined(nothingFixed ? "" : Markdown.code(fixed(words, 1)), running);
    return below.isEmpty() ? name : name + "\n" + below;
  }

  private static String joined(String fixed, List<String> running) {
    String words = String.join(" · ", running);
    return fixed.isEmpty() || words.isEmpty() ? fixed + words : fixed + " " + words;
  }

  /** The cells from {@code first} to the last fixed column, each as wide as its column. */
  private String fixed(List<String> cells, int first) {
    StringBuilder line = new StringBuilder();
    for (int i = first; i < fixed; i++) {
      String padding = " ".repeat(Math.max(0, widths.get(i) - TextWidth.of(cells.get(i))));
      boolean right = table.columns().get(i).align() == Align.RIGHT;
      line.append(i == first ? "" : GAP);
      line.append(right ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString();
  }

  private int width(int first) {
    int gaps = Math.max(0, fixed - first - 1) * GAP.length();
    return gaps + widths.subList(first, fixed).stream().mapToInt(Integer::intValue).sum();
  }

  /** Up to the last column of numbers; without one, the first column alone. */
  private static int fixedColumns(List<Column> columns) {
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
          table.rows().stream()
              .mapToInt(row -> TextWidth.of(words(row.get(column))))
              .max()
              .orElse(0);
      widths.add(Math.max(widest, TextWidth.of(table.columns().get(i).header())));
    }
    return widths;
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
