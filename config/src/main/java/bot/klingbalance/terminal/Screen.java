package bot.klingbalance.terminal;

import bot.klingbalance.message.ChatMessage;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;

/** Where the terminal's words appear. For use by one thread. */
public final class Screen {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean colour;
  private final ZoneId zone;
  private final Clock clock;

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

  public void show(ChatMessage message) {
    print(TerminalMessage.rendered(message, colour, zone, clock.instant()));
  }

  /** Words as they are; a line feed is part of them. */
  public void print(String words) {
    out.print(words);
    out.flush();
  }

  /** Says on a terminal that something takes a while, until {@link #waitingIsOver}. */
  void waiting(String words) {
    if (colour) {
      print(Palette.COLOUR.faint(words));
    }
  }

  void waitingIsOver() {
    if (colour) {
      print(ERASE_LINE);
    }
  }
}
