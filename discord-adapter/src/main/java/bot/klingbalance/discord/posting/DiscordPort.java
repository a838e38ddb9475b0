package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.discord.posting.DiscordRequests.Request;
import bot.klingbalance.message.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Posts to Discord's channels by REST, one request for each call. The package says why it does not
 * use JDA's requests.
 */
public final class DiscordPort implements ChatPort {
  /** What the bot needs in a channel to post there in full. */
  public static final Set<Permission> PERMISSIONS =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES);

  /** What the invitation asks for: with the last one the bot finds what it posted before. */
  public static final Set<Permission> INVITED_WITH = invitedWith();

  /** Discord may decline a message with these for its file alone. */
  public static final Set<ErrorResponse> OF_PICTURE =
      EnumSet.of(ErrorResponse.MISSING_PERMISSIONS, ErrorResponse.REQUEST_ENTITY_TOO_LARGE);

  /** {@code docs/resources/message}, Create Message: "the past few minutes". */
  private static final Duration NONCE_KNOWN_FOR = Duration.ofMinutes(3);

  private static final Pattern SNOWFLAKE = Pattern.compile("[1-9]\\d{0,18}");

  private final DiscordQueries queries;
  private final MessageSender sender;
  private final DeliverySearch search;
  private final RecentRights recent;
  private final Supplier<Optional<JDA>> jda;

  /**
   * A port to the Discord behind {@code api}.
   *
   * @param jda knows who the bot is, once it has connected
   */
  public DiscordPort(
      DiscordApi api,
      IllustratedMessages messages,
      RecentRights recent,
      Clock clock,
      Supplier<Optional<JDA>> jda) {
    this.queries = new DiscordQueries(api);
    this.sender = new MessageSender(new DiscordRequests(api, clock), messages, this::rights);
    this.search = new DeliverySearch(queries, this::rights, clock);
    this.recent = recent;
    this.jda = jda;
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    if (!isSnowflake(channel.id())) {
      return completedFuture(ErrorCodes.unknownChannel(channel));
    }
    String path = "channels/%s/messages".formatted(channel.id());
    return sender.send(message, rendered -> request(channel, path, rendered, delivery));
  }

  @Override
  public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
    Channel channel = posted.channel();
    if (!isSnowflake(channel.id()) || !isSnowflake(posted.id())) {
      return completedFuture(ErrorCodes.unknownChannel(channel));
    }
    String path = "channels/%s/messages/%s".formatted(channel.id(), posted.id());
    return sender.send(
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

  @Override
  public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    if (!isSnowflake(channel.id())) {
      return completedFuture(unclear(ErrorCodes.unknownChannel(channel)));
    }
    return self()
        .thenCompose(
            result ->
                result.match(
                    self -> search.find(channel, delivery, self.value()),
                    declined -> completedFuture(unclear(declined.refusal())),
                    failed ->
                        completedFuture(
                            new FindResult.Unclear(
                                failed.trouble().why(), failed.trouble().after(), false))));
  }

  /** By the nonce, which Discord knows for a few minutes. */
  @Override
  public Duration takesOnceFor() {
    return NONCE_KNOWN_FOR;
  }

  /** What the last interaction from there told counts for a moment; else Discord is asked. */
  @Override
  public CompletableFuture<PostAccess> access(Channel channel) {
    return recent
        .of(channel)
        .map(rights -> completedFuture(rights.access()))
        .orElseGet(() -> rights(channel).thenApply(ChannelAccess::told));
  }

  private CompletableFuture<QueryResult<PostingRights>> rights(Channel channel) {
    return self()
        .thenCompose(
            result -> result.then(self -> new ChannelAccess(queries, self).rights(channel)));
  }

  private CompletableFuture<QueryResult<String>> self() {
    return jda.get()
        .<CompletableFuture<QueryResult<String>>>map(
            connected ->
                completedFuture(new QueryResult.Answered<>(connected.getSelfUser().getId())))
        .orElseGet(
            () -> queries.ask("users/@me", body -> DataObject.fromJson(body).getString("id")));
  }

  /**
   * docs/resources/message, Create Message: with the same nonce within a few minutes Discord
   * answers with the message that exists.
   */
  private static Request request(
      Channel channel, String path, MessageCreateData rendered, DeliveryId delivery) {
    DataObject body = rendered.toData().put("nonce", delivery.value()).put("enforce_nonce", true);
    return new Request(channel, "POST", path, body, rendered.getFiles());
  }

  private static FindResult unclear(PostResult.Refused refused) {
    return new FindResult.Unclear(refused.remedy(), Duration.ZERO, true);
  }

  private static Set<Permission> invitedWith() {
    Set<Permission> all = EnumSet.copyOf(PERMISSIONS);
    all.add(Permission.MESSAGE_HISTORY);
    return all;
  }

  static boolean isSnowflake(String id) {
    return SNOWFLAKE.matcher(id).matches();
  }
}
