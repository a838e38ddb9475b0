package bot.klingbalance.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Slack refuses in a modal, written down independently of the code under test; after {@code
 * docs.slack.dev/reference/views/modal-views} and {@code .../block-kit/blocks/input-block}.
 */
public final class ModalRules {
  private static final int MOST_BYTES = 250_000;

  private final List<String> faults = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private ModalRules() {}

  /** Every fault of a view, none when Slack takes it. */
  public static List<String> faults(JsonObject view) {
    ModalRules rules = new ModalRules();
    rules.require(text(view, "type").equals("modal"), "type");
    rules.plainText(view, "title", 24);
    rules.plainText(view, "submit", 24);
    rules.plainText(view, "close", 24);
    rules.require(text(view, "callback_id").length() <= 255, "callback_id");
    rules.require(text(view, "private_metadata").length() <= 3_000, "private_metadata");
    rules.require(view.toString().length() <= MOST_BYTES, "view_too_large");
    JsonArray blocks = view.getAsJsonArray("blocks");
    rules.require(!blocks.isEmpty() && blocks.size() <= 100, "blocks: " + blocks.size());
    blocks.forEach(block -> rules.input(block.getAsJsonObject()));
    return rules.faults;
  }

  private void input(JsonObject block) {
    require(text(block, "type").equals("input"), "block " + text(block, "type"));
    id(text(block, "block_id"));
    plainText(block, "label", 2_000);
    if (block.has("hint")) {
      plainText(block, "hint", 2_000);
    }
    JsonObject element = block.getAsJsonObject("element");
    id(text(element, "action_id"));
    plainText(element, "placeholder", 150);
    switch (text(element, "type")) {
      case "plain_text_input", "timepicker", "external_select" ->
          require(!element.has("options"), "options of " + text(element, "type"));
      case "multi_static_select" -> faults.addAll(optionFaults(element));
      default -> faults.add("element " + text(element, "type"));
    }
  }

  /** Every fault of an object with {@code options}, be it an element or what Slack is answered. */
  public static List<String> optionFaults(JsonObject object) {
    ModalRules rules = new ModalRules();
    JsonArray options = object.getAsJsonArray("options");
    rules.require(options.size() <= 100, "options: " + options.size());
    for (JsonElement option : options) {
      rules.plainText(option.getAsJsonObject(), "text", 75);
      int value = text(option.getAsJsonObject(), "value").length();
      rules.require(value > 0 && value <= 150, "value of an option of " + value);
    }
    return rules.faults;
  }

  private void id(String id) {
    require(!id.isEmpty() && id.length() <= 255 && ids.add(id), "id " + id);
  }

  private void plainText(JsonObject object, String member, int most) {
    require(object.has(member), "no " + member);
    if (object.has(member)) {
      JsonObject text = object.getAsJsonObject(member);
      int length = text(text, "text").length();
      require(text(text, "type").equals("plain_text"), "type of " + member);
      require(length > 0 && length <= most, "%s of %d".formatted(member, length));
    }
  }

  private static String text(JsonObject object, String member) {
    return object.has(member) ? object.get(member).getAsString() : "";
  }

  private void require(boolean kept, String fault) {
    if (!kept) {
      faults.add(fault);
    }
  }
}
