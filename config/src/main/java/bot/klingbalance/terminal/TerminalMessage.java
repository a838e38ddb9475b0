package bot.klingbalance.terminal;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Block;
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
import bot.klingbalance.terminal.layout.LineWrap;
import bot.klingbalance.terminal.layout.TerminalForm;
import bot.klingbalance.terminal.layout.TerminalTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders a message for a terminal or a pipe. Pure. */
public final class TerminalMessage {
  private static final int METER_SEGMENTS = 10;
  private static final String GAP = "  ";

  /** What follows in a paragraph stands under its words, not under the sign before them. */
  private static final String INDENT = "   ";

  private final TerminalForm form;
  private final Palette palette;
  private final MomentText moments;

  private TerminalMessage(TerminalForm form, MomentText moments) {
    this.form = form;
    this.palette = form.colour() ? Palette.COLOUR : Palette.PLAIN;
    this.moments = moments;
  }

  /**
   * The message as lines, each ended by a line feed.
   *
   * @param zone the reader's
   */
  public static String rendered(ChatMessage message, TerminalForm form, ZoneId zone, Instant now) {
    return new TerminalMessage(form, new MomentText(zone, now)).lines(message);
  }

  /** The same on a terminal of the usual width, or for a pipe. */
  public static String rendered(ChatMessage message, boolean colour, ZoneId zone, Instant now) {
    return rendered(message, TerminalForm.usual(colour), zone, now);
  }

  /** The words alone, each point in time as it is where the reader is. */
  static String words(Text text, ZoneId zone, Instant now) {
    return new TerminalMessage(TerminalForm.PIPE, new MomentText(zone, now)).words(text);
  }

  private String lines(ChatMessage message) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped(palette.strong(words(message.heading())), ""));
    message.body().forEach(block -> lines.addAll(lines(block, message.tone())));
    if (!message.footnote().isEmpty()) {
      lines.addAll(wrapped(palette.faint(words(message.footnote())), ""));
    }
    if (!message.buttons().isEmpty() && palette == Palette.COLOUR) {
      lines.addAll(wrapped(palette.faint(buttons(message.buttons())), ""));
    }
    return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private List<String> lines(Block block, Tone tone) {
    return block.match(
        paragraph -> paragraph(styled(paragraph.text()).split("\n", -1)),
        meter -> wrapped(meter(meter, tone), INDENT),
        this::table,
        this::chart,
        this::bars);
  }

  private List<String> paragraph(String... lines) {
    List<String> wrapped = new ArrayList<>(wrapped(lines[0], INDENT));
    for (int i = 1; i < lines.length; i++) {
      wrapped.addAll(wrapped(INDENT + lines[i], INDENT));
    }
    return wrapped;
  }

  private List<String> wrapped(String line, String indent) {
    return LineWrap.wrapped(line, form.columns(), indent);
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
    List<String> lines = new ArrayList<>(wrapped(palette.faint(chart.title()), ""));
    lines.addAll(TerminalChart.lines(chart, palette, form.columns()));
    return lines;
  }

  private List<String> bars(Bars bars) {
    if (palette == Palette.PLAIN) {
      return List.of(words(BarText.line(bars)));
    }
    List<String> lines =
        new ArrayList<>(wrapped(palette.faint(BarText.title(bars, TerminalBars.MOST)), ""));
    lines.addAll(TerminalBars.lines(bars, palette, form.columns()));
    return lines;
  }

  private List<String> table(Table table) {
    return TerminalTable.lines(table, this::words, form.columns(), palette::faint);
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
