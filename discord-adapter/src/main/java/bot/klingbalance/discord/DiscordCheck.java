package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.gateway.SessionLimitCheck;
import bot.klingbalance.discord.posting.ChannelAccess;
import bot.klingbalance.discord.posting.DiscordApi;
import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.discord.posting.FailedChecks;
import bot.klingbalance.doctor.ChannelChecks;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.WayCheck;
import bot.klingbalance.http.WebSocketAddress;
import bot.klingbalance.http.network.Network;
import bot.klingbalance.http.network.Way;
import bot.klingbalance.message.Text;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;

/** Checks the token, the commands and each watched channel. Uses REST only, no gateway. */
public final class DiscordCheck implements Check {
  private static final String TOKEN = "Discord token";

  private final OkHttpClient http;
  private final DiscordQueries queries;
  private final RegistrationCheck commands;
  private final SessionLimitCheck sessions;
  private final GuildCheck guilds;
  private final CompletableFuture<List<Channel>> watched;

  /**
   * A check that has not begun.
   *
   * @param watched the watched channels, of whatever chat, as soon as they are known
   */
  public DiscordCheck(
      DiscordSettings settings, OkHttpClient http, CompletableFuture<List<Channel>> watched) {
    this.http = http;
    this.queries = new DiscordQueries(new DiscordApi(http, settings.apiUrl(), settings.token()));
    this.commands = new RegistrationCheck(queries, settings.guilds());
    this.sessions = new SessionLimitCheck(queries);
    this.guilds = new GuildCheck(queries, settings.guilds());
    this.watched = watched;
  }

  @Override
  public String subject() {
    return Platform.DISCORD.title();
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return queries.ask("users/@me", DataObject::fromJson).thenCompose(this::checks);
  }

  private CompletableFuture<List<CheckResult>> checks(QueryResult<DataObject> result) {
    return FailedChecks.unlessFailed(
        TOKEN, result, this::checks, failed -> completedFuture(List.of(failed)));
  }

  private CompletableFuture<List<CheckResult>> checks(DataObject self) {
    CheckResult token =
        CheckResult.fine(
            TOKEN, "It is %s.".formatted(Text.foreign(self.getString("username", "a bot"))));
    ChannelAccess access = new ChannelAccess(queries, self.getString("id"));
    CompletableFuture<List<CheckResult>> channels =
        watched.thenCompose(all -> ChannelChecks.of(ofDiscord(all), access::of));
    CompletableFuture<List<CheckResult>> servers =
        sessions
            .look()
            .thenCombine(guilds.look(), (limit, places) -> joined(List.of(limit), places));
    CompletableFuture<List<CheckResult>> places =
        servers.thenCombine(channels, DiscordCheck::joined);
    return gateway()
        .thenApply(way -> joined(List.of(token), way))
        .thenCombine(commands.look(), DiscordCheck::joined)
        .thenCombine(places, DiscordCheck::joined);
  }

  /** The way to the gateway, which a proxy may close while it leaves that to the API open. */
  private CompletableFuture<List<CheckResult>> gateway() {
    if (Network.proxiesOf(http).isEmpty()) {
      return completedFuture(List.of());
    }
    return queries
        .ask("gateway/bot", body -> DataObject.fromJson(body).getString("url"))
        .thenCompose(
            result ->
                result.match(
                    named -> way(named.value()),
                    declined -> completedFuture(List.of()),
                    failed -> completedFuture(List.of())));
  }

  private CompletableFuture<List<CheckResult>> way(String gateway) {
    return WebSocketAddress.flaw(gateway).isPresent()
        ? completedFuture(List.of())
        : new WayCheck(
                "Discord's gateway", new Way(URI.create(WebSocketAddress.asHttp(gateway)), http))
            .begin();
  }

  private static List<CheckResult> joined(List<CheckResult> first, List<CheckResult> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<Channel> ofDiscord(List<Channel> all) {
    return all.stream().filter(channel -> channel.platform() == Platform.DISCORD).toList();
  }
}
