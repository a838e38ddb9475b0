package bot.klingbalance.slack.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.FindResult.Absent;
import bot.klingbalance.chat.FindResult.Found;
import bot.klingbalance.chat.FindResult.Unclear;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the message of a delivery in a channel's history of the last {@value #HOURS} hours, of
 * which it reads at most {@value #PAGES} pages.
 */
final class DeliverySearch {
  private static final int HOURS = 24;
  private static final int PAGES = 10;

  /** Messages of a page; {@code docs.slack.dev/reference/methods/conversations.history}. */
  private static final String PAGE = "100";

  private final WebApi api;
  private final Secret token;
  private final Clock clock;

  DeliverySearch(WebApi api, Secret token, Clock clock) {
    this.api = api;
    this.token = token;
    this.clock = clock;
  }

  CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    Map<String, String> arguments = new TreeMap<>();
    arguments.put("channel", channel.id());
    arguments.put("include_all_metadata", "true");
    arguments.put("limit", PAGE);
    arguments.put(
        "oldest", Long.toString(clock.instant().minus(Duration.ofHours(HOURS)).getEpochSecond()));
    return page(channel, delivery, arguments, 1);
  }

  private CompletableFuture<FindResult> page(
      Channel channel, DeliveryId delivery, Map<String, String> arguments, int number) {
    return api.read(WebMethod.HISTORY, token, arguments)
        .thenCompose(
            result ->
                result.match(
                    answer -> searched(channel, delivery, arguments, number, answer.body()),
                    refusal -> unclearForGood(Remedies.of(refusal, "SLACK_BOT_TOKEN")),
                    trouble ->
                        completedFuture(new Unclear(trouble.why(), trouble.after(), false))));
  }

  private CompletableFuture<FindResult> searched(
      Channel channel,
      DeliveryId delivery,
      Map<String, String> arguments,
      int number,
      JsonObject page) {
    Optional<String> found = marked(page, delivery);
    if (found.isPresent()) {
      return completedFuture(new Found(new PostedMessage(channel, found.get())));
    }
    String next =
        JsonFields.text(JsonFields.object(page, "response_metadata"), "next_cursor").orElse("");
    if (next.isEmpty()) {
      return completedFuture(new Absent());
    }
    if (number == PAGES) {
      return unclearForGood("the channel has more new messages than are looked through");
    }
    Map<String, String> further = new TreeMap<>(arguments);
    further.put("cursor", next);
    return page(channel, delivery, further, number + 1);
  }

  private static Optional<String> marked(JsonObject page, DeliveryId delivery) {
    if (page.get("messages") instanceof JsonArray messages) {
      for (JsonElement each : messages) {
        if (each instanceof JsonObject message && DeliveryMetadata.isOn(message, delivery)) {
          return JsonFields.text(message, "ts");
        }
      }
    }
    return Optional.empty();
  }

  private static CompletableFuture<FindResult> unclearForGood(String why) {
    return completedFuture(new Unclear(why, Duration.ZERO, true));
  }
}
