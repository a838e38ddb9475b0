package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.message.ChatMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Posts to Discord's channels by REST, one request for each call. The package says why it does not
 * use JDA's requests.
 */
public final class DiscordPort implements ChatPort {
  /** What the bot needs in a channel to post there: the invitation asks for exactly these. */
  public static final Set<Permission> PERMISSIONS =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES);

  /** Discord may decline a message with these for its file alone. */
  public static final Set<ErrorResponse> OF_PICTURE =
      EnumSet.of(ErrorResponse.MISSING_PERMISSIONS, ErrorResponse.REQUEST_ENTITY_TOO_LARGE);

  private static final Pattern SNOWFLAKE = Pattern.compile("[1-9]\\d{0,18}");

  private final DiscordApi api;
  private final IllustratedMessages messages;
  private final RateLimits limits;
  private final ErrorCodes errorCodes;

  /**
   * A port to the Discord behind {@code api}.
   *
   * @param jda knows which permission is missing, while it is connected
   */
  public DiscordPort(
      DiscordApi api, IllustratedMessages messages, Clock clock, Supplier<Optional<JDA>> jda) {
    this.api = api;
    this.messages = messages;
    this.limits = new RateLimits(clock);
    this.errorCodes = new ErrorCodes(new MissingPermissions(jda));
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    if (!isSnowflake(channel.id())) {
      return completedFuture(ErrorCodes.unknownChannel(channel));
    }
    String path = "channels/%s/messages".formatted(channel.id());
    return send(message, rendered -> request(channel, path, rendered, delivery));
  }

  @Override
  public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
    Channel channel = posted.channel();
    if (!isSnowflake(channel.id()) || !isSnowflake(posted.id())) {
      return completedFuture(ErrorCodes.unknownChannel(channel));
    }
    String path = "channels/%s/messages/%s".formatted(channel.id(), posted.id());
    return send(
        message,
        rendered ->
            new Request(
                channel,
                "PATCH",
                path,
                // The whole message, so that an earlier picture is removed.
                MessageEditData.fromCreateData(rendered).toData(),
                rendered.getFiles()));
  }

  /**
   * A channel's history does not show the nonce, and reading it would need one more permission. But
   * posting again with the same nonce is safe for a few minutes.
   */
  @Override
  public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    return completedFuture(new FindResult.TakenOnce());
  }

  /**
   * What is sent to Discord.
   *
   * @param files which {@code body} names as attachments
   */
  private record Request(
      Channel channel, String method, String path, DataObject body, List<FileUpload> files) {}

  /**
   * docs/resources/message, Create Message: with the same nonce within a few minutes Discord
   * answers with the message that exists.
   */
  private static Request request(
      Channel channel, String path, MessageCreateData rendered, DeliveryId delivery) {
    DataObject body = rendered.toData().put("nonce", delivery.value()).put("enforce_nonce", true);
    return new Request(channel, "POST", path, body, rendered.getFiles());
  }

  /** A message that Discord declines for its picture was not posted; it is sent again without. */
  private CompletableFuture<PostResult> send(
      ChatMessage message, Function<MessageCreateData, Request> request) {
    return messages
        .illustrated(message)
        .thenCompose(
            rendered ->
                send(request.apply(rendered))
                    .thenCompose(
                        result ->
                            isOfPicture(result) && !rendered.getFiles().isEmpty()
                                ? send(request.apply(messages.plain(message)))
                                : completedFuture(result)));
  }

  private CompletableFuture<PostResult> send(Request request) {
    Channel channel = request.channel();
    Optional<Duration> pause = limits.pauseBefore(channel);
    if (pause.isPresent()) {
      return completedFuture(
          new PostResult.RetryAfter(pause.get(), false, "Discord's rate limit of this channel"));
    }
    CompletableFuture<PostResult> result = new CompletableFuture<>();
    api.call(request.method(), request.path(), request.body(), request.files())
        .enqueue(new Arrival(channel, result));
    return result;
  }

  private static boolean isOfPicture(PostResult result) {
    return result instanceof PostResult.Refused refused
        && OF_PICTURE.stream()
            .map(each -> Integer.toString(each.getCode()))
            .anyMatch(refused.code()::equals);
  }

  static boolean isSnowflake(String id) {
    return SNOWFLAKE.matcher(id).matches();
  }

  /** Completes the result of one request. */
  private final class Arrival implements Callback {
    private final Channel channel;
    private final CompletableFuture<PostResult> result;

    Arrival(Channel channel, CompletableFuture<PostResult> result) {
      this.channel = channel;
      this.result = result;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        DiscordResponse answer = DiscordResponse.of(response);
        limits.learn(channel, answer);
        result.complete(errorCodes.postResult(channel, answer));
      } catch (IOException e) {
        onFailure(call, e);
      } catch (RuntimeException e) {
        result.complete(
            new PostResult.RetryAfter(Duration.ZERO, true, "unreadable answer of Discord: " + e));
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      result.complete(ErrorCodes.unanswered(failure));
    }
  }
}
