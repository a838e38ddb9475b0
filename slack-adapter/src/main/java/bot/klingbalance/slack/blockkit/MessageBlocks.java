package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Text;
import bot.klingbalance.slack.blockkit.MessageForm.Tables;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the blocks between heading and footnote. */
final class MessageBlocks {
  private static final int SEGMENTS = 10;

  private final List<JsonObject> blocks = new ArrayList<>();
  private RichText lines = new RichText(Limits.PARAGRAPH);
  private boolean hasTable;
  private final MessageForm form;
  private final String heading;
  private int chartsLeft;

  /**
   * Nothing yet.
   *
   * @param heading of the message, which its table is about too
   */
  MessageBlocks(MessageForm form, String heading) {
    this.form = form;
    this.heading = heading;
    this.chartsLeft = form.hasCharts() ? Limits.CHARTS : 0;
  }

  void add(Block block) {
    block
        .<Runnable>match(
            paragraph -> () -> addLine(paragraph.text()),
            meter -> () -> addLine(line(meter)),
            table -> () -> add(table),
            chart -> () -> addPicture(() -> ChartBlock.of(chart), Sparkline.line(chart)),
            bars -> () -> addPicture(() -> BarsBlock.of(bars), BarText.line(bars)))
        .run();
  }

  List<JsonObject> all() {
    endLines();
    return blocks;
  }

  /** Slack takes one table a message; a second one is shown as lines. */
  private void add(Table table) {
    if (hasTable || form.tables() == Tables.LINES) {
      addLines(table);
      return;
    }
    TableBlock shown =
        form.tables() == Tables.DATA_TABLE
            ? DataTableBlock.of(table, heading)
            : TableBlock.of(table);
    if (shown.leftOut() < table.rows().size()) {
      hasTable = true;
      endLines();
      blocks.add(shown.block());
    }
    addLeftOut(shown.leftOut());
  }

  private void addLines(Table table) {
    List<List<Text>> shown = TableRows.withRoom(table, Limits.TABLE_ROWS);
    shown.forEach(row -> addLine(Text.joined(" · ", row)));
    addLeftOut(table.rows().size() - shown.size());
  }

  private void addLeftOut(int rows) {
    if (rows > 0) {
      addLine(Text.of("and %d more".formatted(rows)));
    }
  }

  private void addPicture(Supplier<JsonObject> picture, Text otherwise) {
    if (chartsLeft == 0) {
      addLine(otherwise);
      return;
    }
    chartsLeft--;
    endLines();
    blocks.add(picture.get());
  }

  /** Adjacent lines share a block, since Slack puts much space between two blocks. */
  private void addLine(Text line) {
    if (RichText.length(line) == 0) {
      return;
    }
    if (!lines.isEmpty() && !lines.hasRoomFor(line)) {
      endLines();
    }
    lines.addLine(line);
  }

  private void endLines() {
    if (!lines.isEmpty()) {
      blocks.add(lines.block());
      lines = new RichText(Limits.PARAGRAPH);
    }
  }

  private static Text line(Meter meter) {
    int full = meter.percent().segmentsOf(SEGMENTS);
    String bar = "▰".repeat(full) + "▱".repeat(SEGMENTS - full);
    return meter.label().plain("   %s\u00a0%s".formatted(bar, unbroken(meter.percent())));
  }

  /** A line never begins with the sign alone. */
  private static String unbroken(Percent percent) {
    return percent.toString().replace(' ', '\u00a0');
  }
}
