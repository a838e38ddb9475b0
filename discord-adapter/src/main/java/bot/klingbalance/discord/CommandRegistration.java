package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.discord.shard.CommandRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.CommandListUpdateAction;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Discord of the commands, where it does not know them as they are.
 *
 * <p>The application's commands are the bot's own, so a whole set is replaced: with servers named
 * in the settings the set for everywhere is emptied, or those servers would show each command
 * twice; without, the sets of single servers are.
 */
final class CommandRegistration implements CommandRegistry {
  private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);

  /** Beyond so many servers no leftovers of a trial are looked for. */
  private static final int MOST_GUILDS_CLEANED = 25;

  private static final String NO_ACCESS =
      "Discord gives the bot no access to it. Invite it there again with the link that it logs at"
          + " its start, or take the server out of discord.guilds.";

  private final List<String> guilds;

  CommandRegistration(List<String> guilds) {
    this.guilds = guilds;
  }

  /**
   * Done when the commands can be used where they should be and could be made known: everywhere for
   * the first shard, and in the servers of the session.
   */
  @Override
  public CompletableFuture<Void> register(JDA jda) {
    CompletableFuture<Void> global =
        jda.getShardInfo().getShardId() == 0 ? everywhere(jda) : completedFuture(null);
    CompletableFuture<?>[] all =
        Stream.concat(
                Stream.of(global),
                guilds.stream()
                    .filter(id -> isOf(jda.getShardInfo(), id))
                    .map(id -> register(jda, id)))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all).thenCompose(done -> removeLeftovers(jda));
  }

  private CompletableFuture<Void> everywhere(JDA jda) {
    List<CommandData> everywhere = guilds.isEmpty() ? SlashCommands.all() : List.of();
    return settle(jda.retrieveCommands(), jda::updateCommands, everywhere);
  }

  /** {@code docs/events/gateway}, Sharding Formula. */
  private static boolean isOf(JDA.ShardInfo shard, String guild) {
    return (Long.parseLong(guild) >>> 22) % shard.getShardTotal() == shard.getShardId();
  }

  /**
   * In one server, where the settings name it. What goes wrong is said in the log: the other
   * servers have their commands all the same.
   */
  @Override
  public CompletableFuture<Void> register(Guild guild) {
    if (!guilds.contains(guild.getId())) {
      return completedFuture(null);
    }
    return settle(guild.retrieveCommands(), guild::updateCommands, SlashCommands.all())
        .exceptionally(
            failure -> {
              log.warn(
                  "The commands could not be registered in the Discord server {}: {}",
                  guild.getId(),
                  JdaFailures.isLackOfAccess(failure) ? NO_ACCESS : JdaFailures.sentence(failure));
              return null;
            });
  }

  private CompletableFuture<Void> register(JDA jda, String id) {
    Guild guild = jda.getGuildById(id);
    if (guild == null && jda.isUnavailable(Long.parseLong(id))) {
      log.info("The Discord server {} is not available now; its commands follow.", id);
      return completedFuture(null);
    }
    if (guild == null) {
      log.warn(
          "The bot is not in the Discord server {} that the settings name: invite it there, or take"
              + " the server out of the settings.",
          id);
      return completedFuture(null);
    }
    return register(guild);
  }

  /** Nothing hangs on it: where it fails, a server shows the commands twice as before. */
  private CompletableFuture<Void> removeLeftovers(JDA jda) {
    List<Guild> present = jda.getGuilds();
    boolean areMany =
        present.size() > MOST_GUILDS_CLEANED || jda.getShardInfo().getShardTotal() > 1;
    if (!guilds.isEmpty() || areMany) {
      return completedFuture(null);
    }
    return CompletableFuture.allOf(
            present.stream()
                .map(guild -> settle(guild.retrieveCommands(), guild::updateCommands, List.of()))
                .toArray(CompletableFuture<?>[]::new))
        .exceptionally(
            failure -> {
              log.debug("Leftovers were not removed: {}", JdaFailures.sentence(failure));
              return null;
            });
  }

  private static CompletableFuture<Void> settle(
      RestAction<List<Command>> present,
      Supplier<CommandListUpdateAction> update,
      List<CommandData> wanted) {
    return present
        .submit()
        .thenApply(commands -> shape(commands.stream().map(CommandData::fromCommand).toList()))
        .exceptionally(CommandRegistration::unreadable)
        .thenCompose(
            shape ->
                shape.equals(shape(wanted))
                    ? completedFuture(null)
                    : update.get().addCommands(wanted).submit())
        .thenApply(done -> null);
  }

  /** What cannot be read differs from what is wanted; what was not answered is no answer. */
  private static Set<Map<String, Object>> unreadable(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ParsingException || cause instanceof IllegalArgumentException) {
      return Set.of(Map.of());
    }
    throw new CompletionException(cause);
  }

  /** The commands without what Discord adds to them, comparable. */
  private static Set<Map<String, Object>> shape(Collection<CommandData> commands) {
    return commands.stream()
        .map(command -> DataObject.fromJson(command.toData().toJson()).toMap())
        .collect(Collectors.toSet());
  }
}
