package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
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
  private int chartsLeft;

  /**
   * Nothing yet.
   *
   * @param charts how many charts it may have; the others are shown as a line of marks
   */
  MessageBlocks(int charts) {
    this.chartsLeft = charts;
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
    if (hasTable) {
      table.rows().forEach(row -> addLine(Text.joined(" · ", row)));
      return;
    }
    hasTable = true;
    endLines();
    TableBlock shown = TableBlock.of(table);
    blocks.add(shown.block());
    if (shown.leftOut() > 0) {
      addLine(Text.of("and %d more".formatted(shown.leftOut())));
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
    return meter.label().plain("   %s %s".formatted(bar, meter.percent()));
  }
}
