package bot.klingbalance.message;

import java.util.List;

/** One part of a message's body. */
public sealed interface Block {
  /** A line or a few of running text. */
  record Paragraph(Text text) implements Block {}

  /**
   * A label with a bar behind it.
   *
   * @param percent how full the bar is
   */
  record Meter(Text label, Percent percent) implements Block {}

  /**
   * Rows under a header, every row as long as the header. A chat that has no room for all rows
   * shows the first of them and says how many more there are: rows come most important first.
   */
  record Table(List<Column> columns, List<List<Text>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Text> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row of %d cells under %d columns".formatted(row.size(), columns.size()));
        }
      }
    }
  }

  /** A column of a table. */
  record Column(String header, Align align) {}

  /** On which side the cells of a column are flush. */
  enum Align {
    LEFT,
    RIGHT
  }
}
