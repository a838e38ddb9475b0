package bot.klingbalance.terminal;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.CommandAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chat with one person at a terminal: commands are typed as in any chat, and the buttons under
 * the last answer are pressed by typing what stands on them. For use by one thread.
 */
public final class TerminalChat {
  private static final Logger log = LoggerFactory.getLogger(TerminalChat.class);
  private static final Asker PERSON = new Asker(Platform.TERMINAL, "you", false);
  private static final Channel HERE = new Channel(Platform.TERMINAL, "here");
  private static final String COMMAND = "/kling-balance";
  private static final long PATIENCE_MILLIS = 300;

  private final FrontDesk desk;
  private final Screen screen;
  private List<Button> buttons = List.of();

  public TerminalChat(FrontDesk desk, Screen screen) {
    this.desk = desk;
    this.screen = screen;
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
    switch (words.toLowerCase(Locale.ROOT)) {
      case "" -> {}
      case "quit", "exit" -> {
        return Next.END;
      }
      case "help" -> help();
      default -> answer(words);
    }
    return Next.GO_ON;
  }

  private void answer(String words) throws InterruptedException {
    Optional<Button> button =
        buttons.stream().filter(each -> each.words().equalsIgnoreCase(words)).findFirst();
    String[] command = words.split("\\s+", 2);
    if (button.isPresent()) {
      show(desk.pressed(PERSON, HERE, "last", desk.buttonCodes().of(button.get().action())));
    } else if (command[0].equalsIgnoreCase(COMMAND)) {
      show(desk.balance(PERSON, command.length > 1 ? command[1] : ""));
    } else {
      screen.print("No such command here. Type %s, help or quit.\n".formatted(COMMAND));
    }
  }

  private void help() {
    show(CommandAnswer.help());
    screen.print(
        "Here in the terminal: type what stands on a button (refresh, share) to press it;"
            + " quit ends.\n");
  }

  private void show(CompletableFuture<Reply> reply) throws InterruptedException {
    Reply settled = await(reply);
    if (settled instanceof ToAsker toAsker) {
      show(toAsker.message());
    } else if (settled instanceof InPlace inPlace) {
      show(inPlace.message());
    } else if (settled instanceof ToChannel toChannel) {
      screen.print("Posted for the whole channel:\n");
      show(toChannel.message());
    }
  }

  private void show(ChatMessage message) {
    screen.show(message);
    buttons = message.buttons();
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
    return new ToAsker(CommandAnswer.defect());
  }
}
