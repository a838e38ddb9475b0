package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Looks whether the bot may post in channels. It uses REST only: Discord allows a bot only a
 * thousand gateway sessions a day, and hides channels from the one that it has.
 */
public final class ChannelAccess {
  /** In a conversation with one person there are no permissions. */
  private static final Set<Permission> NONE = EnumSet.noneOf(Permission.class);

  private final DiscordQueries queries;
  private final String self;

  /** What is asked for more than once, such as a server, by its path. */
  private final Map<String, CompletableFuture<QueryResult<DataObject>>> asked = new HashMap<>();

  /**
   * A look that has not begun. For use once, at however many channels.
   *
   * @param self the bot's own id
   */
  public ChannelAccess(DiscordQueries queries, String self) {
    this.queries = queries;
    this.self = self;
  }

  /** The call does not block, and the future does not end exceptionally. */
  public CompletableFuture<PostAccess> of(Channel channel) {
    return rights(channel).thenApply(ChannelAccess::told);
  }

  static PostAccess told(QueryResult<PostingRights> result) {
    return result.match(
        rights -> rights.value().access(),
        declined -> new PostAccess.Denied(declined.refusal().remedy()),
        failed ->
            new PostAccess.Unknown(
                FailedChecks.sentences(failed.trouble()), failed.trouble().after().isZero()));
  }

  CompletableFuture<QueryResult<PostingRights>> rights(Channel channel) {
    if (!DiscordPort.isSnowflake(channel.id())) {
      return completedFuture(new QueryResult.Declined<>(ErrorCodes.unknownChannel(channel)));
    }
    return known(
        queries.ask(channel, "channels/" + channel.id(), DataObject::fromJson),
        found ->
            found.isNull("guild_id")
                ? answered(PostingRights.of(channel, found, NONE))
                : rights(channel, found));
  }

  private CompletableFuture<QueryResult<PostingRights>> rights(Channel channel, DataObject found) {
    String guild = found.getString("guild_id");
    return known(
        once(channel, "guilds/" + guild),
        server ->
            known(
                once(channel, "guilds/%s/members/%s".formatted(guild, self)),
                member ->
                    known(
                        overwritten(channel, found),
                        place -> {
                          Set<Permission> granted = ChannelPermissions.of(server, member, place);
                          return answered(PostingRights.of(channel, found, granted));
                        })));
  }

  /** Threads have the overwrites of their channel. */
  private CompletableFuture<QueryResult<DataObject>> overwritten(
      Channel channel, DataObject found) {
    boolean isThread = ChannelType.fromId(found.getInt("type", 0)).isThread();
    return isThread && !found.isNull("parent_id")
        ? once(channel, "channels/" + found.getString("parent_id"))
        : answered(found);
  }

  private CompletableFuture<QueryResult<DataObject>> once(Channel channel, String path) {
    synchronized (asked) {
      return asked.computeIfAbsent(path, each -> queries.ask(channel, each, DataObject::fromJson));
    }
  }

  private static <T, R> CompletableFuture<QueryResult<R>> known(
      CompletableFuture<QueryResult<T>> answer,
      Function<T, CompletableFuture<QueryResult<R>>> then) {
    return answer.thenCompose(result -> result.then(then));
  }

  private static <T> CompletableFuture<QueryResult<T>> answered(T value) {
    return completedFuture(new QueryResult.Answered<>(value));
  }
}
