package bot.klingbalance.slack;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.ApiResult.Answer;
import bot.klingbalance.slack.ApiResult.Refusal;
import bot.klingbalance.slack.ApiResult.Trouble;
import bot.klingbalance.slack.blockkit.BlockKit;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Posts into channels of Slack. Every message carries the id of its delivery as metadata. */
final class SlackPort implements ChatPort {
  private final WebApi api;
  private final Secret token;
  private final BlockKit blockKit;
  private final DeliverySearch search;

  SlackPort(WebApi api, Secret token, BlockKit blockKit, Clock clock) {
    this.api = api;
    this.token = token;
    this.blockKit = blockKit;
    this.search = new DeliverySearch(api, token, clock);
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    JsonObject arguments = arguments(channel, message);
    arguments.add("metadata", DeliveryMark.of(delivery));
    arguments.addProperty("unfurl_links", false);
    arguments.addProperty("unfurl_media", false);
    return api.write(WebMethod.POST_MESSAGE, token, arguments)
        .thenApply(result -> classified(channel, result));
  }

  /** Leaves the mark of the delivery as it is, which Slack does where no metadata are sent. */
  @Override
  public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
    JsonObject arguments = arguments(posted.channel(), message);
    arguments.addProperty("ts", posted.id());
    return api.write(WebMethod.UPDATE, token, arguments)
        .thenApply(result -> classified(posted.channel(), result));
  }

  @Override
  public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    requireSlack(channel);
    return search.find(channel, delivery);
  }

  private JsonObject arguments(Channel channel, ChatMessage message) {
    requireSlack(channel);
    JsonObject arguments = blockKit.render(message);
    arguments.addProperty("channel", channel.id());
    return arguments;
  }

  private static void requireSlack(Channel channel) {
    if (channel.platform() != Platform.SLACK) {
      throw new IllegalArgumentException("not a channel of Slack: " + channel);
    }
  }

  private static PostResult classified(Channel asked, ApiResult result) {
    if (result instanceof Answer answer) {
      return posted(asked, answer.body());
    }
    if (result instanceof Trouble trouble) {
      return new RetryAfter(trouble.after(), trouble.mayHaveWorked(), trouble.why());
    }
    Refusal refusal = (Refusal) result;
    return new Refused(refusal.code(), Remedies.of(refusal, "SLACK_BOT_TOKEN"));
  }

  /** Where a person's id was given for a channel, Slack answers with the channel's own. */
  private static PostResult posted(Channel asked, JsonObject body) {
    Optional<String> ts = Fields.text(body, "ts");
    if (ts.isEmpty()) {
      return new RetryAfter(Duration.ZERO, true, "Slack confirmed a message without its ts");
    }
    String id = Fields.text(body, "channel").orElse(asked.id());
    return new Posted(new PostedMessage(new Channel(Platform.SLACK, id), ts.get()));
  }
}
