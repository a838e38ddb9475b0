package bot.klingbalance.terminal;

import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;

/** Renders a message for a terminal or a pipe. Pure. */
public final class TerminalMessage {
  private static final int METER_SEGMENTS = 10;
  private static final String GAP = "  ";

  /** What follows in a paragraph stands under its words, not under the sign before them. */
  private static final String INDENT = "   ";

  private final Palette palette;
  private final MomentText moments;

  private TerminalMessage(Palette palette, MomentText moments) {
    this.palette = palette;
    this.moments = moments;
  }

  /**
   * The message as lines, each ended by a line feed.
   *
   * @param colour whether it is read on a terminal that shows colour
   * @param zone the reader's
   */
  public static String rendered(ChatMessage message, boolean colour, ZoneId zone, Instant now) {
    Palette palette = colour ? Palette.COLOUR : Palette.PLAIN;
    return new TerminalMessage(palette, new MomentText(zone, now)).lines(message);
  }

  /** The words alone, each point in time as it is where the reader is. */
  static String words(Text text, ZoneId zone, Instant now) {
    return new TerminalMessage(Palette.PLAIN, new MomentText(zone, now)).words(text);
  }

  private String lines(ChatMessage message) {
    List<String> lines = new ArrayList<>();
    lines.add(palette.strong(words(message.heading())));
    message.body().forEach(block -> lines.addAll(lines(block, message.tone())));
    if (!message.footnote().isEmpty()) {
      lines.add(palette.faint(words(message.footnote())));
    }
    if (!message.buttons().isEmpty() && palette == Palette.COLOUR) {
      lines.add(palette.faint(buttons(message.buttons())));
    }
    return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private List<String> lines(Block block, Tone tone) {
    return block.match(
        paragraph -> List.of(styled(paragraph.text()).replace("\n", "\n" + INDENT)),
        meter -> List.of(meter(meter, tone)),
        this::table,
        this::chart);
  }

  private String meter(Meter meter, Tone tone) {
    if (palette == Palette.PLAIN) {
      return "%s (%s)".formatted(words(meter.label()), meter.percent());
    }
    int full = meter.percent().segmentsOf(METER_SEGMENTS);
    String bar = "▰".repeat(full) + "▱".repeat(METER_SEGMENTS - full);
    return styled(meter.label())
        + GAP
        + palette.toned(tone, bar)
        + " "
        + palette.toned(tone, meter.percent().toString());
  }

  /** A program that reads a pipe, and whoever looks at a log, is served by one line. */
  private List<String> chart(Chart chart) {
    if (palette == Palette.PLAIN) {
      return List.of(words(Sparkline.line(chart)));
    }
    List<String> lines = new ArrayList<>(List.of(palette.faint(chart.title())));
    lines.addAll(TerminalChart.lines(chart, palette));
    return lines;
  }

  private List<String> table(Table table) {
    List<List<String>> rows =
        table.rows().stream().map(row -> row.stream().map(this::words).toList()).toList();
    List<String> headers = table.columns().stream().map(Block.Column::header).toList();
    int[] widths =
        IntStream.range(0, headers.size()).map(column -> width(headers, rows, column)).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(palette.faint(line(table, headers, widths)));
    rows.forEach(row -> lines.add(line(table, row, widths)));
    return lines;
  }

  private static int width(List<String> headers, List<List<String>> rows, int column) {
    int widest = rows.stream().mapToInt(row -> columns(row.get(column))).max().orElse(0);
    return Math.max(widest, columns(headers.get(column)));
  }

  private static String line(Table table, List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> padded(cells.get(i), widths[i], table.columns().get(i).align()))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(String cell, int width, Align align) {
    String padding = " ".repeat(width - columns(cell));
    return align == Align.RIGHT ? padding + cell : cell + padding;
  }

  /** How many columns of a terminal the text takes. */
  private static int columns(String text) {
    return text.codePoints().map(WCWidth::wcwidth).map(width -> Math.max(0, width)).sum();
  }

  private static String buttons(List<Button> buttons) {
    return buttons.stream()
        .map(button -> "[" + button.words() + "]")
        .collect(Collectors.joining(" "));
  }

  private String styled(Text text) {
    return spoken(text).stream().map(this::styled).collect(Collectors.joining());
  }

  private String styled(Span span) {
    return span.match(new StyledSpan(palette));
  }

  private String words(Text text) {
    return spoken(text).stream().map(Span::words).collect(Collectors.joining());
  }

  /** With each point in time in words. */
  private List<Span> spoken(Text text) {
    List<Span> spoken = new ArrayList<>();
    MomentText inTurn = moments;
    for (Span span : text.spans()) {
      if (span instanceof Moment moment) {
        spoken.add(new Plain(inTurn.of(moment)));
        inTurn = inTurn.behind(moment);
      } else {
        spoken.add(span);
      }
    }
    return spoken;
  }
}
