package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.ChatMessage;
import com.google.gson.JsonObject;
import com.slack.api.bolt.response.Response;
import java.util.Optional;
import java.util.function.Consumer;

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

  /** What it says now; absent when there is nothing to say. */
  static Optional<Rendered> rendered(Reply reply, ChartSupport charts) {
    return reply.match(new Rendering(charts));
  }

  /** What Slack gets back at once for a request. */
  static Response acknowledgement(JsonObject json) {
    return Response.builder()
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(json.toString())
        .build();
  }

  private record Rendering(ChartSupport charts) implements Reply.Cases<Optional<Rendered>> {
    @Override
    public Optional<Rendered> toAsker(ToAsker reply) {
      return Optional.of(added(reply.message(), "ephemeral", charts));
    }

    @Override
    public Optional<Rendered> toChannel(ToChannel reply) {
      return Optional.of(added(reply.message(), "in_channel", charts));
    }

    @Override
    public Optional<Rendered> inPlace(InPlace reply) {
      return Optional.of(changed(reply.message(), charts));
    }

    @Override
    public Optional<Rendered> askForm(AskForm reply) {
      return toAsker(reply.inWords());
    }

    @Override
    public Optional<Rendered> interim(Interim reply) {
      return reply.now().match(this);
    }

    @Override
    public Optional<Rendered> nothing(Nothing reply) {
      return Optional.empty();
    }
  }

  private static Rendered added(ChatMessage message, String readers, ChartSupport charts) {
    return rendered(
        message,
        charts,
        false,
        json -> {
          json.addProperty("response_type", readers);
          json.addProperty("replace_original", false);
        });
  }

  private static Rendered changed(ChatMessage message, ChartSupport charts) {
    return rendered(message, charts, true, json -> json.addProperty("replace_original", true));
  }

  private static Rendered rendered(
      ChatMessage message,
      ChartSupport charts,
      boolean canBeRepeated,
      Consumer<JsonObject> address) {
    Optional<JsonObject> plain =
        charts.areIn(message) ? Optional.of(charts.renderWithout(message)) : Optional.empty();
    JsonObject json = charts.render(message);
    address.accept(json);
    plain.ifPresent(address);
    return new Rendered(json, canBeRepeated, plain);
  }
}
