package bot.klingbalance.terminal;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.Button;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jline.reader.Completer;

/**
 * A chat with one person at a terminal: commands are typed as in any chat, and the buttons under a
 * message are pressed by typing what stands on them. For use by one thread.
 */
public final class TerminalChat {
  private static final Asker PERSON =
      new Asker(Platform.TERMINAL, "you", false, true, "you", Optional.empty());
  private static final Channel HERE = new Channel(Platform.TERMINAL, "here");
  private static final long PATIENCE_MILLIS = 300;

  private final CommandDispatcher dispatcher;
  private final Screen screen;
  private final LocalCommand local;

  public TerminalChat(CommandDispatcher dispatcher, Screen screen, LocalCommand local) {
    this.dispatcher = dispatcher;
    this.screen = screen;
    this.local = local;
  }

  /** What comes after a line. */
  public enum Next {
    GO_ON,
    END
  }

  /**
   * Answers a line and waits for the answer.
   *
   * @throws InterruptedException when the person would not wait for it
   */
  public Next typed(String line) throws InterruptedException {
    String words = TypedText.line(line);
    String command = words.toLowerCase(Locale.ROOT);
    if (command.equals("quit") || command.equals("exit")) {
      return Next.END;
    }
    local.beforeEachLine();
    switch (command) {
      case "" -> {}
      case "help" -> help();
      default -> answer(words);
    }
    return Next.GO_ON;
  }

  Completer completer() {
    dispatcher.learnAccounts();
    return Completions.of(dispatcher, local);
  }

  private void answer(String words) throws InterruptedException {
    Optional<Button> button =
        screen.buttons().stream().filter(each -> each.words().equalsIgnoreCase(words)).findFirst();
    if (button.isPresent()) {
      show(
          dispatcher.press(
              PERSON, HERE, PressedMessage.of("last"), dispatcher.buttons().code(button.get())));
      return;
    }
    String[] line = words.split(" ", 2);
    String command = line[0].toLowerCase(Locale.ROOT);
    String rest = line.length > 1 ? line[1] : "";
    if (command.startsWith("/") && dispatcher.knows(command)) {
      show(dispatcher.ask(command, new Question(PERSON, HERE, rest)));
    } else if (command.equals(local.name())) {
      local.typed(rest);
    } else {
      screen.print(
          "No such command here, and no such button. Type %s, %s, help or quit.\n"
              .formatted(
                  dispatcher.specs().stream()
                      .map(CommandSpec::typedName)
                      .collect(Collectors.joining(", ")),
                  local.name()));
    }
  }

  private void help() {
    screen.show(HelpMessage.of(dispatcher.specs()));
    screen.print(
        "Here in the terminal: type what stands on a button (refresh, share, snooze 1 day) to press"
            + " it;\nquit ends.\n"
            + local.help());
  }

  private void show(CompletableFuture<Reply> reply) throws InterruptedException {
    Reply settled = await(reply);
    while (settled instanceof Interim interim) {
      if (interim.isAnswer()) {
        interim.said().ifPresent(screen::show);
      }
      settled = awaitLonger(interim.then());
    }
    if (settled instanceof ToChannel) {
      screen.print("Posted for the whole channel:\n");
    }
    settled.said().ifPresent(screen::show);
  }

  private Reply await(CompletableFuture<Reply> reply) throws InterruptedException {
    try {
      return reply.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException takesLonger) {
      return awaitLonger(reply);
    } catch (ExecutionException e) {
      throw new IllegalStateException("no answer ends exceptionally", e);
    }
  }

  private Reply awaitLonger(CompletableFuture<Reply> reply) throws InterruptedException {
    screen.waiting("asking useapi.net …");
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no answer ends exceptionally", e);
    } finally {
      screen.waitingIsOver();
    }
  }
}
