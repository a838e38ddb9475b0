package bot.klingbalance.slack.blockkit;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** The elements of rich text that notify people: a whole channel, a user group, a person. */
final class MentionElements {
  private static final Pattern BROADCAST = Pattern.compile("@(here|channel|everyone)");
  private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{4,20}");
  private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{4,20}");

  private MentionElements() {}

  /**
   * The element that notifies those whom the settings name.
   *
   * @param whom such as {@code @here}, {@code S0123456789} or {@code U0123456789}; nothing for
   *     anything else, which is then shown as text and notifies no one
   */
  static Optional<JsonObject> of(String whom) {
    if (BROADCAST.matcher(whom).matches()) {
      return Optional.of(element("broadcast", "range", whom.substring(1)));
    }
    if (GROUP.matcher(whom).matches()) {
      return Optional.of(element("usergroup", "usergroup_id", whom));
    }
    return PERSON.matcher(whom).matches()
        ? Optional.of(element("user", "user_id", whom))
        : Optional.empty();
  }

  private static JsonObject element(String type, String key, String value) {
    JsonObject element = Json.typed(type);
    element.addProperty(key, value);
    return element;
  }
}
