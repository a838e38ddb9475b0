package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code data_table} block; {@code blocks/data-table-block}. The reader sorts it by a column:
 * amounts, which are what a column flush right holds, by the number that they begin with.
 */
final class DataTableBlock {
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(\\.[0-9]+)?");

  /** Slack refuses a cell without text. */
  private static final String BLANK = "–";

  /**
   * A column is sorted by numbers only where every cell of it has one: below all that are known.
   */
  private static final BigDecimal UNKNOWN = BigDecimal.valueOf(-1);

  private DataTableBlock() {}

  /**
   * The table with as many rows, from the first on, as Slack takes.
   *
   * @param caption what it is about, for screen readers
   */
  static TableBlock of(Table table, String caption) {
    JsonArray rows = new JsonArray();
    JsonArray header = new JsonArray();
    TableRows.firstOf(table.columns()).forEach(column -> header.add(rawText(column.header())));
    rows.add(header);
    List<List<Text>> shown = TableRows.withRoom(table, Limits.DATA_TABLE_ROWS);
    shown.forEach(cells -> rows.add(row(table.columns(), TableRows.firstOf(cells))));
    JsonObject block = Json.typed("data_table");
    block.addProperty("caption", Limits.cut(caption, Limits.HEADER));
    block.addProperty("page_size", Limits.DATA_TABLE_PAGE);
    block.add("rows", rows);
    return new TableBlock(block, table.rows().size() - shown.size());
  }

  private static JsonArray row(List<Column> columns, List<Text> cells) {
    JsonArray row = new JsonArray();
    for (int i = 0; i < cells.size(); i++) {
      row.add(columns.get(i).align() == Align.RIGHT ? number(cells.get(i)) : words(cells.get(i)));
    }
    return row;
  }

  private static JsonObject words(Text cell) {
    if (cell.spans().stream().allMatch(Plain.class::isInstance)) {
      return rawText(cell.toString());
    }
    RichText content = new RichText(Limits.CELL);
    content.add(cell);
    return content.isEmpty() ? rawText("") : content.block();
  }

  private static JsonObject number(Text cell) {
    String words = cell.toString();
    Matcher number = NUMBER.matcher(words);
    JsonObject element = Json.typed("raw_number");
    element.addProperty(
        "value", number.lookingAt() ? new BigDecimal(number.group().replace(",", "")) : UNKNOWN);
    element.addProperty("text", filled(unbroken(words)));
    return element;
  }

  /** {@code 560 / 660 (85 %)} breaks in front of its numbers alone, where a phone has no room. */
  private static String unbroken(String words) {
    return words.replace(" / ", "\u00a0/ ").replace(" %", "\u00a0%");
  }

  private static JsonObject rawText(String words) {
    JsonObject element = Json.typed("raw_text");
    element.addProperty("text", filled(words));
    return element;
  }

  private static String filled(String words) {
    return words.isBlank() ? BLANK : Limits.cut(words, Limits.CELL);
  }
}
