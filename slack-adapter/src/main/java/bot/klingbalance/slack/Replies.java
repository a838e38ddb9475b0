package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.BlockKit;
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

  /** The JSON of a reply, and whether sending it twice does no harm; absent when there is none. */
  record Rendered(JsonObject json, boolean canBeRepeated) {}

  static Optional<Rendered> rendered(Reply reply, BlockKit blockKit) {
    if (reply instanceof ToAsker toAsker) {
      return Optional.of(added(toAsker.message(), "ephemeral", blockKit));
    }
    if (reply instanceof ToChannel toChannel) {
      return Optional.of(added(toChannel.message(), "in_channel", blockKit));
    }
    if (reply instanceof InPlace inPlace) {
      JsonObject json = blockKit.render(inPlace.message());
      json.addProperty("replace_original", true);
      return Optional.of(new Rendered(json, true));
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

  private static Rendered added(ChatMessage message, String responseType, BlockKit blockKit) {
    JsonObject json = blockKit.render(message);
    json.addProperty("response_type", responseType);
    json.addProperty("replace_original", false);
    return new Rendered(json, false);
  }

  private static Optional<Rendered> nothing(Nothing ignored) {
    return Optional.empty();
  }
}
