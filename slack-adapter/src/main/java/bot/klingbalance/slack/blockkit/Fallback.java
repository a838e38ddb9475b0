package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import java.util.List;

/**
 * A message as plain lines, for notifications and screen readers. It says all that the blocks say,
 * as far as there is room.
 */
final class Fallback {
  /** Characters of one line: far more than any line of the bot has by itself. */
  private static final int LINE = 1_000;

  /** An escaped character is five long at most. */
  private static final int LINE_TO_ESCAPE = LINE / 5;

  /** Room for the line that says how many were left out. */
  private static final int RESERVE = 30;

  private final StringBuilder text = new StringBuilder();
  private final String end;

  private Fallback(Text footnote) {
    this.end = footnote.isEmpty() ? "" : "\n" + line(footnote);
  }

  static String of(ChatMessage message) {
    Fallback fallback = new Fallback(message.footnote());
    boolean unused = fallback.add(ToneEmoji.heading(message));
    message.body().forEach(fallback::add);
    return fallback.text.append(fallback.end).toString();
  }

  /** Whether all of it was added. */
  private boolean add(Block block) {
    return block.match(
        paragraph -> add(paragraph.text()),
        meter -> add(meter.label().plain(", " + meter.percent())),
        this::add,
        chart -> add(Sparkline.line(chart)),
        bars -> add(BarText.line(bars)));
  }

  private boolean add(Table table) {
    int shown = 0;
    for (List<Text> row : table.rows()) {
      if (!add(Text.joined(" · ", row))) {
        text.append("\nand ").append(table.rows().size() - shown).append(" more");
        return false;
      }
      shown++;
    }
    return true;
  }

  /** Adds a whole line or nothing, since half an escape or date would show; says which. */
  private boolean add(Text words) {
    String line = line(words);
    if (text.length() + line.length() + end.length() + RESERVE > Limits.FALLBACK) {
      return false;
    }
    text.append(text.isEmpty() ? "" : "\n").append(line);
    return true;
  }

  private static String line(Text words) {
    String line = Mrkdwn.of(words);
    return line.length() <= LINE
        ? line
        : Mrkdwn.escaped(Limits.cut(words.toString(), LINE_TO_ESCAPE));
  }
}
