package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.MessageForms;
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
   * A reply that may have to go out in a simpler form.
   *
   * @param forms how it may still go out
   * @param canBeRepeated whether sending it twice does no harm
   * @param address adds where it goes
   */
  record Rendered(
      ChatMessage message,
      MessageForms forms,
      boolean canBeRepeated,
      Consumer<JsonObject> address,
      BlockSupport blocks) {
    JsonObject json() {
      JsonObject json = blocks.render(message, forms.current());
      address.accept(json);
      return json;
    }

    /** The same in the next simpler form. */
    Rendered simpler() {
      return in(forms.simpler());
    }

    /** The same in the simplest forms. */
    Rendered simplest() {
      return in(forms.simplest());
    }

    private Rendered in(MessageForms others) {
      return new Rendered(message, others, canBeRepeated, address, blocks);
    }
  }

  /** What it says now; absent when there is nothing to say. */
  static Optional<Rendered> rendered(Reply reply, BlockSupport blocks) {
    return reply.match(new Rendering(blocks));
  }

  /** What Slack gets back at once for a request. */
  static Response acknowledgement(JsonObject json) {
    return Response.builder()
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(json.toString())
        .build();
  }

  private record Rendering(BlockSupport blocks) implements Reply.Cases<Optional<Rendered>> {
    @Override
    public Optional<Rendered> toAsker(ToAsker reply) {
      return Optional.of(added(reply.message(), "ephemeral", blocks));
    }

    @Override
    public Optional<Rendered> toChannel(ToChannel reply) {
      return Optional.of(added(reply.message(), "in_channel", blocks));
    }

    @Override
    public Optional<Rendered> inPlace(InPlace reply) {
      return Optional.of(changed(reply.message(), blocks));
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

  private static Rendered added(ChatMessage message, String readers, BlockSupport blocks) {
    return rendered(
        message,
        blocks,
        false,
        json -> {
          json.addProperty("response_type", readers);
          json.addProperty("replace_original", false);
        });
  }

  private static Rendered changed(ChatMessage message, BlockSupport blocks) {
    return rendered(message, blocks, true, json -> json.addProperty("replace_original", true));
  }

  private static Rendered rendered(
      ChatMessage message,
      BlockSupport blocks,
      boolean canBeRepeated,
      Consumer<JsonObject> address) {
    return new Rendered(message, blocks.forms(message), canBeRepeated, address, blocks);
  }
}
