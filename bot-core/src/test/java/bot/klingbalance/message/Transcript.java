package bot.klingbalance.message;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A message as lines of words, for tests to read. */
public final class Transcript {
  private Transcript() {}

  public static String of(ChatMessage message) {
    String body = message.body().stream().map(Transcript::block).collect(Collectors.joining());
    String buttons =
        message.buttons().stream().map(b -> "[" + b.words() + "]").collect(Collectors.joining(" "));
    return message.heading() + "\n" + body + line(message.footnote().toString()) + line(buttons);
  }

  private static String block(Block block) {
    if (block instanceof Paragraph paragraph) {
      return line(paragraph.text().toString());
    }
    if (block instanceof Meter meter) {
      return line(meter.label() + " " + meter.percent());
    }
    if (block instanceof Chart chart) {
      return line(Sparkline.line(chart).toString());
    }
    if (block instanceof Bars bars) {
      return line(BarText.line(bars).toString());
    }
    return ((Table) block).rows().stream().map(Transcript::row).collect(Collectors.joining());
  }

  private static String row(List<Text> cells) {
    return line(cells.stream().map(Text::toString).collect(Collectors.joining(" | ")));
  }

  private static String line(String words) {
    return words.isEmpty() ? "" : words.stripTrailing() + "\n";
  }
}
