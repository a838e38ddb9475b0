package bot.klingbalance.terminal;

import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.terminal.layout.TerminalForm;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;

/** Where the terminal's words appear. For use by one thread at a time. */
public final class Screen {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final PrintWriter out;
  private final boolean colour;
  private IntSupplier columns = () -> TerminalForm.USUAL_COLUMNS;
  private final ZoneId zone;
  private final Clock clock;
  private List<Button> buttons = List.of();

  /**
   * A screen that writes to {@code out}.
   *
   * @param colour whether it is a terminal that shows colour, not a pipe
   * @param zone the reader's
   */
  public Screen(PrintWriter out, boolean colour, ZoneId zone, Clock clock) {
    this.out = out;
    this.colour = colour;
    this.zone = zone;
    this.clock = clock;
  }

  /** From now on lines are wrapped where this terminal ends, also when its window changes. */
  void fit(Terminal terminal) {
    columns = () -> TerminalForm.columns(terminal);
  }

  public void show(ChatMessage message) {
    TerminalForm form = colour ? new TerminalForm(true, columns.getAsInt()) : TerminalForm.PIPE;
    print(TerminalMessage.rendered(message, form, zone, clock.instant()));
    if (!message.buttons().isEmpty()) {
      buttons = message.buttons();
    }
  }

  /** The buttons under the last message that had any: they can still be seen. */
  List<Button> buttons() {
    return buttons;
  }

  /** A line that says what comes below it, and when it came. */
  void announce(String what) {
    String line = "── %s, %s ──".formatted(what, now().format(DAY_AND_TIME));
    print("\n" + palette().faint(line) + "\n");
  }

  /** What time it is where the reader is. */
  public ZonedDateTime now() {
    return clock.instant().atZone(zone);
  }

  /** Words as they are; a line feed is part of them. */
  public void print(String words) {
    out.print(words);
    out.flush();
  }

  /** Says on a terminal that something takes a while, until {@link #waitingIsOver}. */
  void waiting(String words) {
    if (colour) {
      print(palette().faint(words));
    }
  }

  void waitingIsOver() {
    if (colour) {
      print(ERASE_LINE);
    }
  }

  private Palette palette() {
    return colour ? Palette.COLOUR : Palette.PLAIN;
  }
}
