package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.message.Text;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Checks whether the bot may post in channels. It uses REST only, since Discord allows a bot only a
 * thousand gateway sessions a day.
 */
public final class ChannelAccessCheck {
  /** {@code docs/resources/channel}, Channel Types: threads of three kinds. */
  private static final Set<Integer> THREADS = Set.of(10, 11, 12);

  private final DiscordQueries queries;
  private final String self;

  /** What is asked for more than once, such as a server, by its path. */
  private final Map<String, CompletableFuture<QueryResult<DataObject>>> asked = new HashMap<>();

  /**
   * A check that has not begun. For use once.
   *
   * @param self the bot's own id
   */
  public ChannelAccessCheck(DiscordQueries queries, String self) {
    this.queries = queries;
    this.self = self;
  }

  /** One result for each channel; the channels are checked one after the other. */
  public CompletableFuture<List<CheckResult>> look(List<Channel> channels) {
    return Check.oneByOne(channels, this::look);
  }

  private CompletableFuture<CheckResult> look(Channel channel) {
    if (!DiscordPort.isSnowflake(channel.id())) {
      return completedFuture(
          CheckResult.mend(channel.toString(), ErrorCodes.unknownChannel(channel).remedy()));
    }
    String path = "channels/" + channel.id();
    return known(
        channel,
        queries.ask(channel, path, DataObject::fromJson),
        found ->
            found.isNull("guild_id") ? completedFuture(ofNoServer(channel)) : look(channel, found));
  }

  private CompletableFuture<CheckResult> look(Channel channel, DataObject found) {
    String guild = found.getString("guild_id");
    boolean isThread = THREADS.contains(found.getInt("type", 0));
    String overwritten = isThread ? found.getString("parent_id", channel.id()) : channel.id();
    return known(
        channel,
        once(channel, "guilds/" + guild),
        server ->
            known(
                channel,
                once(channel, "guilds/%s/members/%s".formatted(guild, self)),
                member ->
                    known(
                        channel,
                        once(channel, "channels/" + overwritten),
                        place -> {
                          Set<Permission> granted = ChannelPermissions.of(server, member, place);
                          return completedFuture(check(channel, found, missing(granted, isThread)));
                        })));
  }

  private CompletableFuture<QueryResult<DataObject>> once(Channel channel, String path) {
    synchronized (asked) {
      return asked.computeIfAbsent(path, each -> queries.ask(channel, each, DataObject::fromJson));
    }
  }

  private static CompletableFuture<CheckResult> known(
      Channel channel,
      CompletableFuture<QueryResult<DataObject>> answer,
      Function<DataObject, CompletableFuture<CheckResult>> then) {
    return answer.thenCompose(
        result ->
            FailedChecks.unlessFailed(
                channel.toString(), result, then, CompletableFuture::completedFuture));
  }

  private static Set<Permission> missing(Set<Permission> granted, boolean isThread) {
    Set<Permission> missing = EnumSet.copyOf(DiscordPort.PERMISSIONS);
    if (isThread) {
      missing.remove(Permission.MESSAGE_SEND);
      missing.add(Permission.MESSAGE_SEND_IN_THREADS);
    }
    missing.removeAll(granted);
    return missing;
  }

  private static CheckResult check(Channel channel, DataObject found, Set<Permission> missing) {
    String name = Text.foreign(found.getString("name", channel.id()));
    if (missing.isEmpty()) {
      return CheckResult.fine(channel.toString(), "The bot may post in #%s.".formatted(name));
    }
    if (missing.equals(Set.of(Permission.MESSAGE_ATTACH_FILES))) {
      return CheckResult.attention(
          channel.toString(),
          "The bot may post in #%s, but without pictures. Give the bot's role the permission %s in the settings of the channel."
              .formatted(name, Permission.MESSAGE_ATTACH_FILES.getName()));
    }
    String names = missing.stream().map(Permission::getName).collect(Collectors.joining(", "));
    return CheckResult.mend(
        channel.toString(), ErrorCodes.missingPermissions(channel, names).remedy());
  }

  private static CheckResult ofNoServer(Channel channel) {
    return CheckResult.unknown(
        channel.toString(),
        "It is a conversation with one person, which cannot be looked at. kling-balance-bot doctor --send-test %s shows whether the bot may post there."
            .formatted(channel));
  }
}
