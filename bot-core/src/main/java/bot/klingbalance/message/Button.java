package bot.klingbalance.message;

import java.util.Optional;

/**
 * Something that can be done with a message.
 *
 * @param label what stands on it
 * @param verb by which the command is found that answers a press
 * @param subject what the press is about
 * @param menu what stands on the menu of which it is an entry, where it is one: entries of the same
 *     menu stand side by side
 */
public record Button(String label, String verb, Subject subject, Optional<String> menu) {
  /** A button that is no entry of a menu. */
  public Button(String label, String verb, Subject subject) {
    this(label, verb, subject, Optional.empty());
  }

  /** What stands on it in a chat without menus. */
  public String words() {
    return menu.map(name -> name + " " + label).orElse(label);
  }
}
