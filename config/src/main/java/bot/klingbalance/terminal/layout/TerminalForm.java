package bot.klingbalance.terminal.layout;

import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * How a message is shown.
 *
 * @param colour whether it is read on a terminal that shows colour
 * @param columns where lines are wrapped
 */
public record TerminalForm(boolean colour, int columns) {
  /** For a program that reads the lines, and for files. */
  public static final TerminalForm PIPE = new TerminalForm(false, Integer.MAX_VALUE);

  /** What a terminal has that does not tell. */
  public static final int USUAL_COLUMNS = 80;

  /** Nothing is readable in fewer. */
  private static final int LEAST_COLUMNS = 30;

  public TerminalForm {
    columns = Math.max(LEAST_COLUMNS, columns);
  }

  /** A terminal of the usual width, or a pipe. */
  public static TerminalForm usual(boolean colour) {
    return colour ? new TerminalForm(true, USUAL_COLUMNS) : PIPE;
  }

  /**
   * The terminal that the program writes to, or a pipe. {@code COLUMNS} says how wide it is, as for
   * other programs; where it is not set, the terminal is asked.
   */
  public static TerminalForm of(boolean colour, Map<String, String> environment) {
    if (!colour) {
      return PIPE;
    }
    String columns = environment.getOrDefault("COLUMNS", "");
    return new TerminalForm(
        true, columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : asked());
  }

  /** The columns of an open terminal. */
  public static int columns(Terminal terminal) {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : USUAL_COLUMNS;
  }

  private static int asked() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      return columns(terminal);
    } catch (IOException notATerminal) {
      return USUAL_COLUMNS;
    }
  }
}
