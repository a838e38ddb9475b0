package bot.klingbalance.terminal;

import bot.klingbalance.terminal.TerminalChat.Next;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** Reads lines for a {@link TerminalChat} until it ends. */
public final class Prompt {
  private static final String PROMPT = "> ";

  private final TerminalChat chat;
  private final Screen screen;

  public Prompt(TerminalChat chat, Screen screen) {
    this.chat = chat;
    this.screen = screen;
  }

  /** Answers each line of a pipe, and shows the line before its answer. */
  public void answerLinesOf(InputStream in) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      screen.print(PROMPT + line + "\n");
      if (chat.typed(line) == Next.END) {
        return;
      }
    }
  }

  /**
   * Answers a person at the terminal, who can edit lines and call back earlier ones. Ctrl-C drops
   * the line or stops waiting for an answer, Ctrl-D ends.
   *
   * @param command the command that the tab key completes
   * @param addresses what it completes behind the command
   */
  public void answerPerson(String command, List<String> addresses) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .completer(completer(command, addresses))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (answerNext(reader, terminal) == Next.GO_ON) {
        screen.print("\n");
      }
    }
  }

  private static Completer completer(String command, List<String> addresses) {
    return new AggregateCompleter(
        new ArgumentCompleter(
            new StringsCompleter(command), new StringsCompleter(addresses), NullCompleter.INSTANCE),
        new ArgumentCompleter(new StringsCompleter("help", "quit"), NullCompleter.INSTANCE));
  }

  private Next answerNext(LineReader reader, Terminal terminal) {
    String line;
    try {
      line = reader.readLine(PROMPT);
    } catch (UserInterruptException dropped) {
      screen.print("Type quit or press Ctrl-D to end.\n");
      return Next.GO_ON;
    } catch (EndOfFileException ended) {
      return Next.END;
    }
    Thread waiting = Thread.currentThread();
    Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> waiting.interrupt());
    try {
      return chat.typed(line);
    } catch (InterruptedException wouldNotWait) {
      screen.print("Not waited for.\n");
      return Next.GO_ON;
    } finally {
      terminal.handle(Signal.INT, before);
      boolean unused = Thread.interrupted();
    }
  }
}
