package bot.klingbalance.slack.blockkit;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.watch.TimeZones;
import bot.klingbalance.command.watch.WatchForm;
import bot.klingbalance.command.watch.WatchForm.Field;
import bot.klingbalance.watch.WarnLimits;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form of {@code /kling-watch add} as a modal of Slack. Pure.
 *
 * <p>Time of day and zone are not filled in beforehand: what is left empty stays as it is in the
 * channel, so that a second watch does not move the first one's check unasked.
 */
public final class WatchModal {
  /** By which Slack says which form was sent off. */
  public static final String CALLBACK_ID = "kling-watch-add";

  /** The menu for whose entries Slack asks while somebody types. */
  public static final String ZONE_ACTION_ID = InputBlock.ACTION_ID_PREFIX + "in";

  /** As many accounts as can be chosen from; where there are more, they are typed. */
  public static final int MOST_ACCOUNTS = Limits.OPTIONS - 1;

  private WatchModal() {}

  /**
   * The form, empty.
   *
   * @param known the accounts to choose from; may be none
   * @param home where the asker is, which holds at first in a channel that has no time zone yet
   * @param metadata what Slack is to keep with it
   * @throws IllegalArgumentException when that is more than Slack keeps
   */
  public static JsonObject of(List<AccountEmail> known, Optional<ZoneId> home, String metadata) {
    if (!keeps(metadata)) {
      throw new IllegalArgumentException("metadata of " + metadata.length());
    }
    JsonObject modal = Json.typed("modal");
    modal.addProperty("callback_id", CALLBACK_ID);
    modal.addProperty("private_metadata", metadata);
    modal.add("title", title("Warn this channel"));
    modal.add("submit", title("Add"));
    modal.add("close", title("Cancel"));
    modal.add("blocks", Json.array(accounts(known), below(), at(), in(home)));
    return modal;
  }

  /** Whether that is not more than Slack keeps with a form. */
  public static boolean keeps(String metadata) {
    return metadata.length() <= Limits.FORM_METADATA;
  }

  /** The name of a field on the wire. */
  public static String blockId(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** What keeps the form open: a sentence below each field that cannot be taken as it is. */
  public static JsonObject errors(Map<Field, String> sentences) {
    JsonObject errors = new JsonObject();
    sentences.forEach((field, sentence) -> errors.addProperty(blockId(field), sentence));
    JsonObject response = new JsonObject();
    response.addProperty("response_action", "errors");
    response.add("errors", errors);
    return response;
  }

  /** The time zones that go on from what is typed so far, as entries of the menu. */
  public static JsonObject zones(String typed) {
    JsonArray options = new JsonArray();
    TimeZones.completions(typed, Limits.OPTIONS).stream()
        .map(zone -> Json.option(zone, zone))
        .forEach(options::add);
    JsonObject response = new JsonObject();
    response.add("options", options);
    return response;
  }

  private static JsonObject accounts(List<AccountEmail> known) {
    boolean canBeChosen =
        !known.isEmpty()
            && known.size() <= MOST_ACCOUNTS
            && known.stream().allMatch(email -> email.value().length() <= Limits.OPTION_VALUE);
    if (!canBeChosen) {
      InputBlock typed =
          field(Field.ACCOUNTS, "Which accounts", "plain_text_input", "all, or studio@example.com");
      return typed.required(typed.element());
    }
    InputBlock chosen =
        field(Field.ACCOUNTS, "Which accounts", "multi_static_select", "All, or some of them");
    JsonArray options = Json.array(Json.option("All accounts", WatchForm.ALL));
    known.forEach(email -> options.add(Json.option(email.value(), email.value())));
    JsonObject element = chosen.element();
    element.add("options", options);
    return chosen.required(element);
  }

  private static JsonObject below() {
    InputBlock below = field(Field.BELOW, "Warn below", "plain_text_input", "500 or 10%");
    return below.optional(
        below.element(),
        "So many credits, or such a share of what was granted. Left empty: %d%%."
            .formatted(WarnLimits.STANDARD.belowPercent()));
  }

  private static JsonObject at() {
    InputBlock at = field(Field.AT, "At what time of day", "timepicker", "09:00");
    return at.optional(at.element(), "Left empty: as it is in this channel; at first it is 09:00.");
  }

  private static JsonObject in(Optional<ZoneId> home) {
    String placeholder = home.map(ZoneId::getId).orElse("Type a city");
    InputBlock in = field(Field.IN, "In which time zone", "external_select", placeholder);
    JsonObject element = in.element();
    element.addProperty("min_query_length", 1);
    String atFirst = home.map("; at first it is %s"::formatted).orElse("");
    return in.optional(element, "Left empty: as it is in this channel%s.".formatted(atFirst));
  }

  private static InputBlock field(Field field, String label, String type, String placeholder) {
    return new InputBlock(blockId(field), label, type, placeholder);
  }

  private static JsonObject title(String words) {
    return Json.plainText(Limits.cut(words, Limits.FORM_TITLE));
  }
}
