package bot.klingbalance.slack.webapi;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** Reads JSON of Slack, in which any member may be missing or of another type. */
public final class JsonFields {
  private JsonFields() {}

  /** The text of a member, where it has one. */
  public static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** Whether a member is there and true. */
  public static boolean isTrue(JsonObject object, String member) {
    return object.get(member) instanceof JsonPrimitive value && value.getAsBoolean();
  }

  /** Whether a member is there and is {@code false}. */
  static boolean isFalse(JsonObject object, String member) {
    return object.get(member) instanceof JsonPrimitive value
        && value.isBoolean()
        && !value.getAsBoolean();
  }

  /** A member that is an object itself; an empty one where it is not. */
  public static JsonObject object(JsonObject object, String member) {
    return object.get(member) instanceof JsonObject inner ? inner : new JsonObject();
  }

  public static Optional<JsonObject> object(String json) {
    try {
      return JsonParser.parseString(json) instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
