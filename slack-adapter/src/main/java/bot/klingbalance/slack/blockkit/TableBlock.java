package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * A {@code table} block: as many rows, from the first on, as Slack takes.
 *
 * @param block the block
 * @param leftOut how many rows it has no room for
 */
record TableBlock(JsonObject block, int leftOut) {
  /** Slack refuses a cell without text. */
  private static final Text BLANK = Text.of(" ");

  static TableBlock of(Table table) {
    JsonArray rows = new JsonArray();
    rows.add(
        row(table.columns().stream().map(column -> Text.EMPTY.strong(column.header())).toList()));
    List<List<Text>> shown = TableRows.withRoom(table, Limits.TABLE_ROWS - 1);
    shown.forEach(cells -> rows.add(row(cells)));
    JsonObject block = Json.typed("table");
    block.add("column_settings", columnSettings(table.columns()));
    block.add("rows", rows);
    return new TableBlock(block, table.rows().size() - shown.size());
  }

  private static JsonArray columnSettings(List<Column> columns) {
    JsonArray settings = new JsonArray();
    for (Column column : TableRows.firstOf(columns)) {
      JsonObject setting = new JsonObject();
      setting.addProperty("align", column.align() == Align.RIGHT ? "right" : "left");
      setting.addProperty("is_wrapped", column.align() == Align.LEFT);
      settings.add(setting);
    }
    return settings;
  }

  private static JsonArray row(List<Text> cells) {
    JsonArray row = new JsonArray();
    for (Text cell : TableRows.firstOf(cells)) {
      RichText content = new RichText(Limits.CELL);
      content.add(cell);
      if (content.isEmpty()) {
        content.add(BLANK);
      }
      row.add(content.block());
    }
    return row;
  }
}
