package bot.klingbalance.terminal.layout;

import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table in aligned columns. Where these have no room the last one is wrapped, and where that is
 * left with next to none each row is a sentence. Pure.
 */
public final class TerminalTable {
  private static final String GAP = "  ";
  private static final String INDENT = "   ";

  /** A last column of fewer is hard to read. */
  private static final int LEAST_WRAPPED = 20;

  private final Table table;
  private final List<String> headers;
  private final List<List<String>> rows;

  private TerminalTable(Table table, Function<Text, String> words) {
    this.table = table;
    this.headers = table.columns().stream().map(Block.Column::header).toList();
    this.rows = table.rows().stream().map(row -> row.stream().map(words).toList()).toList();
  }

  /**
   * The table as lines.
   *
   * @param words of a cell
   * @param most columns of a line
   * @param faint makes the headers less bright
   */
  public static List<String> lines(
      Table table, Function<Text, String> words, int most, UnaryOperator<String> faint) {
    TerminalTable shown = new TerminalTable(table, words);
    int[] widths = IntStream.range(0, shown.headers.size()).map(shown::width).toArray();
    int last = widths.length - 1;
    int before = IntStream.of(widths).limit(last).sum() + GAP.length() * last;
    if (before + widths[last] > most && most - before >= LEAST_WRAPPED) {
      return shown.wrapped(widths, before, most - before, faint);
    }
    if (before + widths[last] > most) {
      return shown.rows.stream()
          .flatMap(row -> LineWrap.wrapped(shown.sentence(row), most, INDENT).stream())
          .toList();
    }
    List<String> lines = new ArrayList<>();
    lines.add(faint.apply(shown.line(shown.headers, widths)));
    shown.rows.forEach(row -> lines.add(shown.line(row, widths)));
    return lines;
  }

  /** The last column has fewer columns of the terminal than it takes. */
  private List<String> wrapped(int[] widths, int before, int room, UnaryOperator<String> faint) {
    int last = widths.length - 1;
    int[] first = Arrays.copyOf(widths, last);
    List<String> lines = new ArrayList<>();
    lines.add(faint.apply(line(headers.subList(0, last), first, headers.get(last), before)));
    for (List<String> row : rows) {
      List<String> parts = LineWrap.wrapped(row.get(last), room, "");
      lines.add(line(row.subList(0, last), first, parts.isEmpty() ? "" : parts.get(0), before));
      parts.stream().skip(1).map(part -> " ".repeat(before) + part).forEach(lines::add);
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths, String end, int before) {
    String begun = line(cells, widths);
    return (begun + " ".repeat(before - LineWrap.columns(begun)) + end).stripTrailing();
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> LineWrap.columns(row.get(column))).max().orElse(0);
    return Math.max(widest, LineWrap.columns(headers.get(column)));
  }

  private String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> padded(cells.get(i), widths[i], table.columns().get(i).align()))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /**
   * {@code plan · left 250 · of 660}: the first cell names the row, the others need their header.
   */
  private String sentence(List<String> row) {
    return IntStream.range(0, row.size())
        .filter(i -> !row.get(i).isBlank())
        .mapToObj(i -> i == 0 ? row.get(i) : (headers.get(i) + " " + row.get(i)).strip())
        .collect(Collectors.joining(" · "));
  }

  private static String padded(String cell, int width, Align align) {
    String padding = " ".repeat(width - LineWrap.columns(cell));
    return align == Align.RIGHT ? padding + cell : cell + padding;
  }
}
