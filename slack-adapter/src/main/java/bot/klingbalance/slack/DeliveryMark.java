package bot.klingbalance.slack;

import bot.klingbalance.chat.DeliveryId;
import com.google.gson.JsonObject;

/**
 * The id of a delivery as metadata of a message, by which it is found again; {@code
 * docs.slack.dev/messaging/message-metadata}. Members of the channel do not see it.
 */
final class DeliveryMark {
  static final String EVENT_TYPE = "kling_balance_delivery";
  private static final String DELIVERY = "delivery";

  private DeliveryMark() {}

  static JsonObject of(DeliveryId delivery) {
    JsonObject payload = new JsonObject();
    payload.addProperty(DELIVERY, delivery.value());
    JsonObject mark = new JsonObject();
    mark.addProperty("event_type", EVENT_TYPE);
    mark.add("event_payload", payload);
    return mark;
  }

  /** Whether a message of a channel's history bears the mark. */
  static boolean isOn(JsonObject message, DeliveryId delivery) {
    JsonObject mark = Fields.object(message, "metadata");
    return Fields.text(mark, "event_type").filter(EVENT_TYPE::equals).isPresent()
        && Fields.text(Fields.object(mark, "event_payload"), DELIVERY)
            .filter(delivery.value()::equals)
            .isPresent();
  }
}
