package bot.klingbalance.slack.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The few shapes of JSON that Block Kit is made of. */
final class Json {
  private Json() {}

  static JsonObject typed(String type) {
    JsonObject object = new JsonObject();
    object.addProperty("type", type);
    return object;
  }

  static JsonArray array(JsonElement... elements) {
    JsonArray array = new JsonArray();
    for (JsonElement element : elements) {
      array.add(element);
    }
    return array;
  }

  /** Text that Slack shows as it is, {@code :names:} of emoji included. */
  static JsonObject plainText(String words) {
    JsonObject text = typed("plain_text");
    text.addProperty("text", words);
    text.addProperty("emoji", false);
    return text;
  }

  /**
   * An entry of a menu.
   *
   * @param value what comes back when it is chosen, at most {@link Limits#OPTION_VALUE} characters
   */
  static JsonObject option(String label, String value) {
    JsonObject option = new JsonObject();
    option.add("text", plainText(Limits.cut(label, Limits.OPTION_LABEL)));
    option.addProperty("value", value);
    return option;
  }
}
