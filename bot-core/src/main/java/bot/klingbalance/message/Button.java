package bot.klingbalance.message;

import java.util.Optional;

/**
 * Something that can be done with a message.
 *
 * @param label what stands on it
 * @param action what pressing it asks for
 * @param menu what stands on the menu of which it is an entry, where it is one: entries of the same
 *     menu stand side by side
 */
public record Button(String label, Action action, Optional<String> menu) {
  /** A button that is no entry of a menu. */
  public Button(String label, Action action) {
    this(label, action, Optional.empty());
  }

  /** What stands on it in a chat without menus. */
  public String words() {
    return menu.map(name -> name + " " + label).orElse(label);
  }

  /** What pressing a button asks for. */
  public sealed interface Action {
    Subject subject();

    /** Show the same anew, in the place of the message, for the same readers. */
    record Refresh(Subject subject, Audience audience) implements Action {}

    /** Post it for the whole channel. */
    record Share(Subject subject) implements Action {}

    /** Warn the channel, in which it was pressed, of it from now on. */
    record Watch(Subject subject) implements Action {}

    /** Hide the accounts of a daily warning in its channel for a while. */
    record Snooze(Subject.Warned subject, SnoozePeriod period) implements Action {}
  }
}
