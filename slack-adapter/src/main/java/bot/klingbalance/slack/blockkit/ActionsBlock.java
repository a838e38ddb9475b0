package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Button;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code actions} block under a message: its buttons, and a select menu for the entries of each
 * menu. What is chosen in a menu has the same code as the button would have.
 */
final class ActionsBlock {
  private final Function<Button, String> codes;

  ActionsBlock(Function<Button, String> codes) {
    this.codes = codes;
  }

  /** The block of some buttons; at least one. */
  JsonObject of(List<Button> buttons) {
    JsonArray elements = new JsonArray();
    for (List<Button> group : groups(buttons)) {
      if (elements.size() == Limits.BUTTONS) {
        break;
      }
      elements.add(element(group, BlockKit.ACTION_ID_PREFIX + elements.size()));
    }
    JsonObject actions = Json.typed("actions");
    actions.add("elements", elements);
    return actions;
  }

  /** Entries of the same menu that stand side by side, together; every other button alone. */
  private static List<List<Button>> groups(List<Button> buttons) {
    List<List<Button>> groups = new ArrayList<>();
    Optional<String> open = Optional.empty();
    for (Button button : buttons) {
      if (button.menu().isEmpty() || !button.menu().equals(open)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(button);
      open = button.menu();
    }
    return groups;
  }

  private JsonObject element(List<Button> group, String actionId) {
    Button first = group.get(0);
    return first
        .menu()
        .map(name -> menu(name, group, actionId))
        .orElseGet(() -> button(first, actionId));
  }

  private JsonObject button(Button button, String actionId) {
    JsonObject element = Json.typed("button");
    element.add("text", Json.plainText(Limits.cut(button.label(), Limits.BUTTON_LABEL)));
    element.addProperty("action_id", actionId);
    element.addProperty("value", codes.apply(button));
    return element;
  }

  private JsonObject menu(String name, List<Button> entries, String actionId) {
    JsonArray options = new JsonArray();
    entries.stream()
        .limit(Limits.OPTIONS)
        .map(entry -> Json.option(entry.label(), codes.apply(entry)))
        .forEach(options::add);
    JsonObject element = Json.typed("static_select");
    element.add("placeholder", Json.plainText(Limits.cut(name, Limits.PLACEHOLDER)));
    element.addProperty("action_id", actionId);
    element.add("options", options);
    return element;
  }
}
