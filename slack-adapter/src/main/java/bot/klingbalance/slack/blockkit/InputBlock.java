package bot.klingbalance.slack.blockkit;

import com.google.gson.JsonObject;

/**
 * An {@code input} block: a field of a form.
 *
 * @param id the name of the field on the wire
 * @param label what stands over it
 * @param type what kind of field it is
 * @param placeholder what stands in it while it is empty
 */
record InputBlock(String id, String label, String type, String placeholder) {
  /** What the {@code action_id} of every field begins with; its name follows. */
  static final String ACTION_ID_PREFIX = "kling-field:";

  /** What is to be filled in: by its kind, where that has members of its own. */
  JsonObject element() {
    JsonObject element = Json.typed(type);
    element.addProperty("action_id", ACTION_ID_PREFIX + id);
    element.add("placeholder", plain(placeholder, Limits.PLACEHOLDER));
    return element;
  }

  /** The block of a field that has to be filled in. */
  JsonObject required(JsonObject element) {
    JsonObject input = Json.typed("input");
    input.addProperty("block_id", id);
    input.add("label", plain(label, Limits.FIELD_LABEL));
    input.add("element", element);
    return input;
  }

  /**
   * The block of a field that may be left empty.
   *
   * @param hint what stands below it
   */
  JsonObject optional(JsonObject element, String hint) {
    JsonObject input = required(element);
    input.add("hint", plain(hint, Limits.FIELD_LABEL));
    input.addProperty("optional", true);
    return input;
  }

  private static JsonObject plain(String words, int most) {
    return Json.plainText(Limits.cut(words, most));
  }
}
