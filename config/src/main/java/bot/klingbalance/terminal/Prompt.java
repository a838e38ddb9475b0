package bot.klingbalance.terminal;

import bot.klingbalance.terminal.TerminalChat.Next;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** Reads lines for a {@link TerminalChat} until it ends. */
public final class Prompt {
  private static final String PROMPT = "> ";

  private final TerminalChat chat;
  private final Screen screen;
  private final BooleanSupplier isEnding;

  /**
   * A prompt that waits for a line.
   *
   * @param isEnding whether an interruption is meant for the prompt and not for the answer that is
   *     waited for
   */
  public Prompt(TerminalChat chat, Screen screen, BooleanSupplier isEnding) {
    this.chat = chat;
    this.screen = screen;
    this.isEnding = isEnding;
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
   */
  public void answerPerson() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      screen.fit(terminal);
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .completer(chat.completer())
              .parser(Completions.parser())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (answerNext(reader, terminal) == Next.GO_ON) {
        screen.print("\n");
      }
    }
  }

  private Next answerNext(LineReader reader, Terminal terminal) {
    String line;
    try {
      line = reader.readLine(PROMPT);
    } catch (UserInterruptException dropped) {
      return interrupted("Type quit or press Ctrl-D to end.\n");
    } catch (EndOfFileException ended) {
      return Next.END;
    }
    Thread waiting = Thread.currentThread();
    Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> waiting.interrupt());
    try {
      return chat.typed(line);
    } catch (InterruptedException wouldNotWait) {
      return interrupted("Not waited for.\n");
    } finally {
      terminal.handle(Signal.INT, before);
      boolean unused = Thread.interrupted();
    }
  }

  private Next interrupted(String words) {
    if (isEnding.getAsBoolean()) {
      return Next.END;
    }
    screen.print(words);
    return Next.GO_ON;
  }
}
