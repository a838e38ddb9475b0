package bot.klingbalance.slack;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.slack.webapi.JsonFields;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a form was asked for, and where the answer to it goes. Slack keeps it with the form and
 * shows it to the app only.
 */
record FormOrigin(Channel channel, ResponseUrl url) {
  private static final String CHANNEL = "channel";
  private static final String RESPONSE_URL = "response_url";
  private static final String SINCE = "since";

  /** As it stands in a form's {@code private_metadata}. */
  String metadata() {
    JsonObject metadata = new JsonObject();
    metadata.addProperty(CHANNEL, channel.id());
    metadata.addProperty(RESPONSE_URL, url.address().toString());
    metadata.addProperty(SINCE, url.since().getEpochSecond());
    return metadata.toString();
  }

  /** The origin that {@link #metadata} wrote; nothing when it is none, or not safe to answer to. */
  static Optional<FormOrigin> of(@Nullable String metadata) {
    JsonObject written =
        Optional.ofNullable(metadata).flatMap(JsonFields::object).orElseGet(JsonObject::new);
    return JsonFields.text(written, SINCE)
        .flatMap(FormOrigin::instant)
        .flatMap(since -> ResponseUrl.of(JsonFields.text(written, RESPONSE_URL).orElse(""), since))
        .flatMap(
            url ->
                JsonFields.text(written, CHANNEL)
                    .map(id -> new FormOrigin(new Channel(Platform.SLACK, id), url)));
  }

  private static Optional<Instant> instant(String seconds) {
    return seconds.matches("\\d{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
