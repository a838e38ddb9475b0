package bot.klingbalance.slack.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.BlockSupport;
import bot.klingbalance.slack.blockkit.MessageForms;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Posts into channels of Slack. Every message carries the id of its delivery as metadata. */
public final class SlackPort implements ChatPort {
  private final WebApi api;
  private final Secret token;
  private final BlockSupport blocks;
  private final DeliverySearch search;
  private final ChannelAccess access;

  public SlackPort(WebApi api, Secret token, BlockSupport blocks, Clock clock) {
    this.api = api;
    this.token = token;
    this.blocks = blocks;
    this.search = new DeliverySearch(api, token, clock);
    this.access = new ChannelAccess(api, token);
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    requireSlack(channel);
    return send(
        WebMethod.POST_MESSAGE,
        channel,
        message,
        arguments -> {
          arguments.add("metadata", DeliveryMetadata.of(delivery));
          arguments.addProperty("unfurl_links", false);
          arguments.addProperty("unfurl_media", false);
        });
  }

  /** Sends no metadata, with which Slack leaves the delivery id as it is. */
  @Override
  public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
    requireSlack(posted.channel());
    return send(
        WebMethod.UPDATE,
        posted.channel(),
        message,
        arguments -> arguments.addProperty("ts", posted.id()));
  }

  @Override
  public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    requireSlack(channel);
    return search.find(channel, delivery);
  }

  @Override
  public CompletableFuture<PostAccess> access(Channel channel) {
    requireSlack(channel);
    return access.of(channel);
  }

  private CompletableFuture<PostResult> send(
      WebMethod method, Channel channel, ChatMessage message, Consumer<JsonObject> arguments) {
    return send(method, channel, message, blocks.forms(message), arguments)
        .thenApply(result -> classified(channel, result));
  }

  private CompletableFuture<ApiResult> send(
      WebMethod method,
      Channel channel,
      ChatMessage message,
      MessageForms forms,
      Consumer<JsonObject> arguments) {
    return write(method, channel, blocks.render(message, forms.current()), arguments)
        .thenCompose(
            result ->
                forms.left() > 0 && mayBeForItsForm(result)
                    ? send(method, channel, message, forms.simpler(), arguments)
                    : completedFuture(learned(forms, result)));
  }

  private CompletableFuture<ApiResult> write(
      WebMethod method, Channel channel, JsonObject message, Consumer<JsonObject> arguments) {
    message.addProperty("channel", channel.id());
    arguments.accept(message);
    return api.write(method, token, message);
  }

  private static boolean mayBeForItsForm(ApiResult result) {
    return result instanceof Refusal refusal && BlockSupport.mayBeRefusedWith(refusal.code());
  }

  private ApiResult learned(MessageForms forms, ApiResult result) {
    if (result instanceof Answer) {
      blocks.taken(forms);
    }
    return result;
  }

  private static void requireSlack(Channel channel) {
    if (channel.platform() != Platform.SLACK) {
      throw new IllegalArgumentException("not a channel of Slack: " + channel);
    }
  }

  private static PostResult classified(Channel asked, ApiResult result) {
    return result.match(
        answer -> posted(asked, answer.body()),
        refusal ->
            new Refused(
                refusal.code(),
                Remedies.of(refusal, "SLACK_BOT_TOKEN"),
                Remedies.isOfToken(refusal)),
        trouble -> new RetryAfter(trouble.after(), trouble.mayHaveWorked(), trouble.why()));
  }

  /** Where a person's id was given for a channel, Slack answers with the channel's own. */
  private static PostResult posted(Channel asked, JsonObject body) {
    Optional<String> ts = JsonFields.text(body, "ts");
    if (ts.isEmpty()) {
      return new RetryAfter(Duration.ZERO, true, "Slack confirmed a message without its ts");
    }
    String id = JsonFields.text(body, "channel").orElse(asked.id());
    return new Posted(new PostedMessage(new Channel(Platform.SLACK, id), ts.get()));
  }
}
