package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.FailedChecks;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Says in which servers the bot answers, and whether strangers may invite it into theirs. */
final class GuildCheck {
  private static final String SERVERS = "Discord servers";
  private static final String ACCESS = "Discord access";
  private static final int MOST_NAMED = 10;

  private final DiscordQueries queries;
  private final List<String> guilds;

  /**
   * A check that has not begun.
   *
   * @param guilds the servers that the settings name; only without any is there something to check
   */
  GuildCheck(DiscordQueries queries, List<String> guilds) {
    this.queries = queries;
    this.guilds = List.copyOf(guilds);
  }

  CompletableFuture<List<CheckResult>> look() {
    return guilds.isEmpty()
        ? servers().thenCombine(access(), List::of)
        : completedFuture(List.of());
  }

  private CompletableFuture<CheckResult> servers() {
    return queries
        .ask("users/@me/guilds", DataArray::fromJson)
        .thenApply(
            result ->
                FailedChecks.unlessFailed(
                    SERVERS, result, GuildCheck::servers, Function.identity()));
  }

  /** {@code docs/resources/application}, Application Object. */
  private CompletableFuture<CheckResult> access() {
    return queries
        .ask("applications/@me", DataObject::fromJson)
        .thenApply(
            result ->
                FailedChecks.unlessFailed(ACCESS, result, GuildCheck::access, Function.identity()));
  }

  private static CheckResult servers(DataArray joined) {
    return joined.isEmpty()
        ? CheckResult.attention(
            SERVERS, "The bot is in no server. Invite it with the link that it logs at its start.")
        : CheckResult.fine(
            SERVERS, answersIn(joined.stream(DataArray::getObject).map(GuildCheck::name).toList()));
  }

  private static CheckResult access(DataObject application) {
    return application.getBoolean("bot_public", false)
        ? CheckResult.attention(
            ACCESS,
            "Anybody may invite the bot into a server of theirs, and see every account there."
                + " Switch Public Bot off in the Discord Developer Portal (Bot), or name your"
                + " servers in discord.guilds.")
        : CheckResult.fine(ACCESS, "Only the application's owner may invite the bot.");
  }

  /** The servers in a sentence: at most some of them. */
  private static String answersIn(List<String> names) {
    String rest =
        names.size() > MOST_NAMED ? " and %d more".formatted(names.size() - MOST_NAMED) : "";
    return "The bot answers in %s%s."
        .formatted(names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")), rest);
  }

  private static String name(DataObject server) {
    String id = server.getString("id");
    return "%s (%s)".formatted(Text.foreign(server.getString("name", id)), id);
  }
}
