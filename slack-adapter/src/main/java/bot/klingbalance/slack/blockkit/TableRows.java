package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
import java.util.List;

/** How much of a table Slack takes. */
final class TableRows {
  private TableRows() {}

  /**
   * The first rows that have room in all.
   *
   * @param most rows at most, without the header
   */
  static List<List<Text>> withRoom(Table table, int most) {
    int room = Limits.TABLE_CHARACTERS - headerLength(table.columns());
    int shown = 0;
    for (List<Text> row : table.rows()) {
      room -= length(row);
      if (room < 0 || shown == most) {
        break;
      }
      shown++;
    }
    return table.rows().subList(0, shown);
  }

  static <T> List<T> firstOf(List<T> cells) {
    return cells.subList(0, Math.min(cells.size(), Limits.TABLE_COLUMNS));
  }

  private static int headerLength(List<Column> columns) {
    return firstOf(columns).stream()
        .mapToInt(column -> Math.max(1, column.header().length()))
        .sum();
  }

  private static int length(List<Text> cells) {
    return firstOf(cells).stream()
        .mapToInt(cell -> Math.min(Limits.CELL, Math.max(1, RichText.length(cell))))
        .sum();
  }
}
