package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Refuses a message as Discord does: with 50035 and the path of each field that is wrong. */
final class FormCheck {
  private final ObjectNode errors = Json.object();

  private FormCheck() {}

  /** The body of the refusal, or nothing when the message is well formed. */
  static Optional<ObjectNode> ofMessage(JsonNode message) {
    FormCheck check = new FormCheck();
    check.message(message);
    return check.result();
  }

  /** docs/interactions/receiving-and-responding: Modal; docs/components/reference: Label. */
  static Optional<ObjectNode> ofModal(JsonNode data) {
    FormCheck check = new FormCheck();
    check.length(data.path("title"), 45, "title");
    check.length(data.path("custom_id"), 100, "custom_id");
    check.most(data.path("components").size(), 5, "components");
    for (int i = 0; i < data.path("components").size(); i++) {
      JsonNode label = data.path("components").path(i);
      check.length(label.path("label"), 45, "components", i, "label");
      check.length(label.path("description"), 100, "components", i, "description");
      JsonNode field = label.path("component");
      check.length(field.path("custom_id"), 100, "components", i, "component", "custom_id");
      check.length(field.path("placeholder"), 100, "components", i, "component", "placeholder");
      check.length(field.path("value"), 4000, "components", i, "component", "value");
      check.most(field.path("options").size(), 25, "components", i, "component", "options");
    }
    return check.result();
  }

  static Optional<ObjectNode> ofChoices(JsonNode data) {
    FormCheck check = new FormCheck();
    check.most(data.path("choices").size(), 25, "choices");
    for (int i = 0; i < data.path("choices").size(); i++) {
      check.length(data.path("choices").path(i).path("name"), 100, "choices", i, "name");
      check.length(data.path("choices").path(i).path("value"), 100, "choices", i, "value");
    }
    return check.result();
  }

  private Optional<ObjectNode> result() {
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = Json.object().put("code", 50035).put("message", "Invalid Form Body");
    body.set("errors", errors);
    return Optional.of(body);
  }

  private void message(JsonNode message) {
    length(message.path("content"), 2000, "content");
    length(message.path("nonce"), 25, "nonce");
    for (int i = 0; i < message.path("attachments").size(); i++) {
      length(
          message.path("attachments").path(i).path("description"),
          1024,
          "attachments",
          i,
          "description");
    }
    most(message.path("embeds").size(), 10, "embeds");
    int whole = 0;
    for (int i = 0; i < message.path("embeds").size(); i++) {
      JsonNode embed = message.path("embeds").path(i);
      length(embed.path("title"), 256, "embeds", i, "title");
      length(embed.path("description"), 4096, "embeds", i, "description");
      whole += embed.path("title").asText().length() + embed.path("description").asText().length();
    }
    most(whole, 6000, "embeds");
    most(message.path("components").size(), 5, "components");
    for (int i = 0; i < message.path("components").size(); i++) {
      row(message.path("components").path(i).path("components"), i);
    }
  }

  private void row(JsonNode buttons, int row) {
    most(buttons.size(), 5, "components", row, "components");
    for (int i = 0; i < buttons.size(); i++) {
      length(buttons.path(i).path("label"), 80, "components", row, "components", i, "label");
      length(
          buttons.path(i).path("custom_id"), 100, "components", row, "components", i, "custom_id");
    }
  }

  private void length(JsonNode text, int most, Object... path) {
    if (text.asText().length() > most) {
      error("Must be %d or fewer in length.".formatted(most), path);
    }
  }

  private void most(int count, int most, Object... path) {
    if (count > most) {
      error("Must be %d or fewer in length.".formatted(most), path);
    }
  }

  private void error(String words, Object... path) {
    ObjectNode place = errors;
    for (Object step : path) {
      place = place.withObjectProperty(step.toString());
    }
    place.putArray("_errors").addObject().put("code", "BASE_TYPE_BAD_LENGTH").put("message", words);
  }
}
