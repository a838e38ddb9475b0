package bot.klingbalance.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slack's side of forms: opens valid ones, and lets people fill them in. Doing what a person could
 * not do in Slack fails the test.
 */
public final class FakeModals {
  private static final Duration TRIGGER_IS_GOOD_FOR = Duration.ofSeconds(3);

  private final Clock clock;
  private final Map<String, Instant> triggers = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<JsonObject> opened = new LinkedBlockingQueue<>();
  private final AtomicInteger number = new AtomicInteger();

  FakeModals(Clock clock) {
    this.clock = clock;
  }

  String newTrigger() {
    String trigger = "trigger-" + number.incrementAndGet();
    triggers.put(trigger, clock.instant());
    return trigger;
  }

  /** What Slack answers to {@code views.open}. */
  JsonObject open(JsonObject arguments) {
    JsonObject answer = new JsonObject();
    String error = refusal(arguments);
    answer.addProperty("ok", error.isEmpty());
    if (error.isEmpty()) {
      JsonObject view = arguments.getAsJsonObject("view").deepCopy();
      view.addProperty("id", "V" + number.incrementAndGet());
      opened.add(view);
      answer.add("view", view);
    } else {
      answer.addProperty("error", error);
    }
    return answer;
  }

  private String refusal(JsonObject arguments) {
    if (!arguments.has("trigger_id") || !arguments.has("view")) {
      return "invalid_arguments";
    }
    Instant since = triggers.remove(arguments.get("trigger_id").getAsString());
    if (since == null) {
      return "invalid_trigger_id";
    }
    if (Duration.between(since, clock.instant()).compareTo(TRIGGER_IS_GOOD_FOR) > 0) {
      return "expired_trigger_id";
    }
    return ModalRules.faults(arguments.getAsJsonObject("view")).isEmpty()
        ? ""
        : "invalid_arguments";
  }

  /** Waits for the next form that opens. */
  public JsonObject next() throws InterruptedException {
    JsonObject form = opened.poll(20, TimeUnit.SECONDS);
    if (form == null) {
      throw new AssertionError("no form opened");
    }
    return form;
  }

  /** How many forms opened that {@link #next} has not returned. */
  public int left() {
    return opened.size();
  }

  /**
   * The form as Slack sends it back when it is submitted.
   *
   * @param typed what is typed or chosen, by block; several entries with blanks between them
   */
  public static JsonObject filled(JsonObject form, Map<String, String> typed) {
    JsonObject values = new JsonObject();
    for (JsonElement block : form.getAsJsonArray("blocks")) {
      JsonObject input = block.getAsJsonObject();
      String id = input.get("block_id").getAsString();
      String text = typed.getOrDefault(id, "");
      if (text.isEmpty() && !input.has("optional")) {
        throw new AssertionError("Slack asks to fill in " + id);
      }
      JsonObject element = input.getAsJsonObject("element");
      JsonObject byAction = new JsonObject();
      byAction.add(element.get("action_id").getAsString(), value(element, text));
      values.add(id, byAction);
    }
    JsonObject state = new JsonObject();
    state.add("values", values);
    JsonObject filled = form.deepCopy();
    filled.add("state", state);
    return filled;
  }

  private static JsonObject value(JsonObject element, String text) {
    JsonObject value = new JsonObject();
    value.add("type", element.get("type"));
    JsonElement plain = text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
    switch (element.get("type").getAsString()) {
      case "timepicker" -> value.add("selected_time", plain);
      case "external_select" ->
          value.add("selected_option", text.isEmpty() ? plain : option(text, text));
      case "multi_static_select" -> value.add("selected_options", chosen(element, text));
      default -> value.add("value", plain);
    }
    return value;
  }

  private static JsonArray chosen(JsonObject menu, String values) {
    JsonArray chosen = new JsonArray();
    for (String value : values.split(" ", -1)) {
      JsonElement found = null;
      for (JsonElement option : menu.getAsJsonArray("options")) {
        if (option.getAsJsonObject().get("value").getAsString().equals(value)) {
          found = option;
        }
      }
      if (found == null) {
        throw new AssertionError("the menu has no entry " + value);
      }
      chosen.add(found);
    }
    return chosen;
  }

  public static JsonObject option(String label, String value) {
    JsonObject text = new JsonObject();
    text.addProperty("type", "plain_text");
    text.addProperty("text", label);
    JsonObject option = new JsonObject();
    option.add("text", text);
    option.addProperty("value", value);
    return option;
  }
}
