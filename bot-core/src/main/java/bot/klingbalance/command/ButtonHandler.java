package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Subject.ItemOf;
import bot.klingbalance.message.Subject.OfAccounts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Answers the presses of the buttons that have one verb.
 *
 * @param verb up to {@value #MOST_CHARACTERS} characters; it stands in messages that were posted,
 *     so it is kept for as long as these may be pressed
 * @param subjects reads what the button is about
 * @param answer no call blocks, and a future ends exceptionally only on a defect
 * @param topic under which it is counted; empty: that of its command
 */
public record ButtonHandler<S extends Subject>(
    String verb,
    SubjectReader<S> subjects,
    Function<ButtonPress<S>, CompletableFuture<Reply>> answer,
    String topic) {
  static final int MOST_CHARACTERS = 24;

  private static final Pattern VERB =
      Pattern.compile("[a-z][a-z0-9-]{0,%d}".formatted(MOST_CHARACTERS - 1));

  public ButtonHandler {
    if (!VERB.matcher(verb).matches()) {
      throw new IllegalArgumentException("no verb for a button: " + verb);
    }
  }

  /** Reads what a button is about; absent where it is nothing that this bot knows. */
  interface SubjectReader<S extends Subject> {
    CompletableFuture<Optional<S>> read(String written, KnownAccounts known);
  }

  /** For buttons that are about one account or about all of them. */
  public static ButtonHandler<OfAccounts> ofAccounts(
      String verb, Function<ButtonPress<OfAccounts>, CompletableFuture<Reply>> answer) {
    return new ButtonHandler<>(verb, AccountSubjects::read, answer, "");
  }

  /** For buttons that are about something that their command knows by an id. */
  public static ButtonHandler<Item> ofItem(
      String verb, Function<ButtonPress<Item>, CompletableFuture<Reply>> answer) {
    return new ButtonHandler<>(verb, (written, known) -> item(written), answer, "");
  }

  /** For buttons that are about such a thing of one account or of all of them. */
  public static ButtonHandler<ItemOf> ofItemOfAccounts(
      String verb, Function<ButtonPress<ItemOf>, CompletableFuture<Reply>> answer) {
    return new ButtonHandler<>(verb, ButtonHandler::itemOf, answer, "");
  }

  /** The same, counted under a topic of its own. */
  public ButtonHandler<S> countedAs(String other) {
    return new ButtonHandler<>(verb, subjects, answer, other);
  }

  private static CompletableFuture<Optional<Item>> item(String written) {
    return completedFuture(Item.isId(written) ? Optional.of(new Item(written)) : Optional.empty());
  }

  private static CompletableFuture<Optional<ItemOf>> itemOf(String written, KnownAccounts known) {
    int colon = Math.max(0, written.indexOf(':'));
    String id = written.substring(0, colon);
    return Item.isId(id)
        ? AccountSubjects.read(written.substring(colon + 1), known)
            .thenApply(accounts -> accounts.map(some -> new ItemOf(new Item(id), some)))
        : completedFuture(Optional.empty());
  }
}
