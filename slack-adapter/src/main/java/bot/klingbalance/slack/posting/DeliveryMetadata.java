package bot.klingbalance.slack.posting;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.slack.webapi.JsonFields;
import com.google.gson.JsonObject;

/**
 * The id of a delivery as metadata of a message, by which it is found again; {@code
 * docs.slack.dev/messaging/message-metadata}. Members of the channel do not see it.
 */
final class DeliveryMetadata {
  static final String EVENT_TYPE = "kling_balance_delivery";
  private static final String DELIVERY = "delivery";

  private DeliveryMetadata() {}

  static JsonObject of(DeliveryId delivery) {
    JsonObject payload = new JsonObject();
    payload.addProperty(DELIVERY, delivery.value());
    JsonObject mark = new JsonObject();
    mark.addProperty("event_type", EVENT_TYPE);
    mark.add("event_payload", payload);
    return mark;
  }

  /** Whether a message from a channel's history carries the id. */
  static boolean isOn(JsonObject message, DeliveryId delivery) {
    JsonObject mark = JsonFields.object(message, "metadata");
    return JsonFields.text(mark, "event_type").filter(EVENT_TYPE::equals).isPresent()
        && JsonFields.text(JsonFields.object(mark, "event_payload"), DELIVERY)
            .filter(delivery.value()::equals)
            .isPresent();
  }
}
