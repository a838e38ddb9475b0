package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.ChatMessage;
import com.google.gson.JsonObject;
import com.slack.api.bolt.response.Response;
import java.util.Optional;

/**
 * A reply as Slack takes it, in an acknowledgement and at a {@code response_url} alike; {@code
 * docs.slack.dev/interactivity/handling-user-interaction#message_responses}.
 *
 * <p>What is for the channel goes the same way: so it is posted also where the bot is no member.
 */
final class Replies {
  private Replies() {}

  /**
   * The JSON of a reply.
   *
   * @param canBeRepeated whether sending it twice does no harm
   * @param withoutCharts the same without its charts; absent when it has none
   */
  record Rendered(JsonObject json, boolean canBeRepeated, Optional<JsonObject> withoutCharts) {
    Rendered plain() {
      return new Rendered(withoutCharts.orElse(json), canBeRepeated, Optional.empty());
    }
  }

  /** Absent when there is nothing to say. */
  static Optional<Rendered> rendered(Reply reply, ChartSupport charts) {
    return message(reply)
        .map(
            message ->
                new Rendered(
                    addressed(charts.render(message), reply),
                    reply instanceof InPlace,
                    charts.areIn(message)
                        ? Optional.of(addressed(charts.renderWithout(message), reply))
                        : Optional.empty()));
  }

  static Optional<ChatMessage> message(Reply reply) {
    if (reply instanceof ToAsker toAsker) {
      return Optional.of(toAsker.message());
    }
    if (reply instanceof ToChannel toChannel) {
      return Optional.of(toChannel.message());
    }
    if (reply instanceof InPlace inPlace) {
      return Optional.of(inPlace.message());
    }
    return nothing((Nothing) reply);
  }

  /** What Slack gets back at once for a request. */
  static Response acknowledgement(JsonObject json) {
    return Response.builder()
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(json.toString())
        .build();
  }

  private static JsonObject addressed(JsonObject json, Reply reply) {
    if (reply instanceof InPlace) {
      json.addProperty("replace_original", true);
    } else {
      json.addProperty("response_type", reply instanceof ToAsker ? "ephemeral" : "in_channel");
      json.addProperty("replace_original", false);
    }
    return json;
  }

  private static Optional<ChatMessage> nothing(Nothing ignored) {
    return Optional.empty();
  }
}
