package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Buttons on the wire, and who answers a press: a short code in which everything stands that the
 * button needs, so that it works after a restart, and no address.
 *
 * <p>The form is {@code verb:subject}. Which verbs there are, the commands say.
 */
public final class Buttons {
  private final KnownAccounts known;
  private final Map<String, Registered<?>> byVerb = new HashMap<>();

  /**
   * The buttons of these commands.
   *
   * @throws IllegalStateException when two handlers claim one verb
   */
  Buttons(List<Command> commands, KnownAccounts known) {
    this.known = known;
    for (Command command : commands) {
      for (ButtonHandler<?> handler : command.buttons()) {
        String topic = handler.topic().isEmpty() ? command.spec().topic() : handler.topic();
        if (byVerb.put(handler.verb(), new Registered<>(handler, topic)) != null) {
          throw new IllegalStateException("two handlers for the button " + handler.verb());
        }
      }
    }
  }

  /** Every verb that a command answers. */
  public Set<String> verbs() {
    return Set.copyOf(byVerb.keySet());
  }

  /** The code of a button: at most 100 characters, since Discord takes no more. */
  public String code(Button button) {
    return code(button.verb(), button.subject());
  }

  String code(String verb, Subject subject) {
    return verb + ":" + written(subject);
  }

  private String written(Subject subject) {
    return subject.match(
        one -> AccountSubjects.written(one, known),
        AccountSubjects::written,
        Item::id,
        itemOf -> itemOf.item().id() + ":" + written(itemOf.accounts()));
  }

  /** The button behind a code; nothing when it is none, or of an account that is gone. */
  CompletableFuture<Optional<Pressed>> behind(String code) {
    int colon = code.indexOf(':');
    Registered<?> registered = colon < 0 ? null : byVerb.get(code.substring(0, colon));
    return registered == null
        ? completedFuture(Optional.empty())
        : registered.pressed(code.substring(colon + 1), known);
  }

  /**
   * A button that was pressed.
   *
   * @param topic under which it is counted
   */
  record Pressed(String verb, Subject subject, String topic, PressAnswer answer) {}

  /** Answers a press of a button that is known already. */
  interface PressAnswer {
    CompletableFuture<Reply> of(Asker asker, Channel channel, PressedMessage message);
  }

  private record Registered<S extends Subject>(ButtonHandler<S> handler, String topic) {
    CompletableFuture<Optional<Pressed>> pressed(String written, KnownAccounts known) {
      return handler
          .subjects()
          .read(written, known)
          .thenApply(subject -> subject.map(this::pressed));
    }

    private Pressed pressed(S subject) {
      return new Pressed(
          handler.verb(),
          subject,
          topic,
          (asker, channel, message) ->
              handler.answer().apply(new ButtonPress<>(asker, channel, message, subject)));
    }
  }
}
