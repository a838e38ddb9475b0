package bot.klingbalance.terminal;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.message.Button;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.reader.Completer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chat with one person at a terminal: commands are typed as in any chat, and the buttons under a
 * message are pressed by typing what stands on them. For use by one thread.
 */
public final class TerminalChat {
  static final String BALANCE = "/kling-balance";
  static final String WATCH = "/kling-watch";

  private static final Logger log = LoggerFactory.getLogger(TerminalChat.class);
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
    String words = line.strip();
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

  Completer completer(List<String> addresses) {
    return Completions.of(addresses, local);
  }

  private void answer(String words) throws InterruptedException {
    Optional<Button> button =
        screen.buttons().stream().filter(each -> each.words().equalsIgnoreCase(words)).findFirst();
    if (button.isPresent()) {
      show(
          dispatcher.pressed(
              PERSON, HERE, "last", dispatcher.buttonCodes().of(button.get().action())));
      return;
    }
    String[] command = words.split("\\s+", 2);
    String rest = command.length > 1 ? command[1] : "";
    if (command[0].equalsIgnoreCase(BALANCE)) {
      show(dispatcher.balance(PERSON, rest));
    } else if (command[0].equalsIgnoreCase(WATCH)) {
      show(dispatcher.watch(PERSON, HERE, rest));
    } else if (command[0].equalsIgnoreCase(local.name())) {
      local.typed(rest);
    } else {
      screen.print(
          "No such command here, and no such button. Type %s, %s, %s, help or quit.\n"
              .formatted(BALANCE, WATCH, local.name()));
    }
  }

  private void help() {
    screen.show(CommandMessages.help());
    screen.print(
        "Here in the terminal: type what stands on a button (refresh, share, snooze 1 day) to press"
            + " it;\nquit ends.\n"
            + local.help());
  }

  private void show(CompletableFuture<Reply> reply) throws InterruptedException {
    Reply settled = await(reply);
    if (settled instanceof ToAsker toAsker) {
      screen.show(toAsker.message());
    } else if (settled instanceof InPlace inPlace) {
      screen.show(inPlace.message());
    } else if (settled instanceof ToChannel toChannel) {
      screen.print("Posted for the whole channel:\n");
      screen.show(toChannel.message());
    }
  }

  private Reply await(CompletableFuture<Reply> reply) throws InterruptedException {
    try {
      return reply.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException takesLonger) {
      return awaitLonger(reply);
    } catch (ExecutionException defect) {
      return failed(defect);
    }
  }

  private Reply awaitLonger(CompletableFuture<Reply> reply) throws InterruptedException {
    screen.waiting("asking useapi.net …");
    try {
      return reply.get();
    } catch (ExecutionException defect) {
      return failed(defect);
    } finally {
      screen.waitingIsOver();
    }
  }

  private static Reply failed(ExecutionException defect) {
    log.error("A question in the terminal could not be answered.", defect.getCause());
    return new ToAsker(CommandMessages.defect());
  }
}
