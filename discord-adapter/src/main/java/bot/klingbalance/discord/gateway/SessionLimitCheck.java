package bot.klingbalance.discord.gateway;

import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.FailedChecks;
import bot.klingbalance.doctor.CheckResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Says how many sessions the bots may still begin today. */
public final class SessionLimitCheck {
  private static final String SESSIONS = "Discord sessions";

  private final DiscordQueries queries;

  public SessionLimitCheck(DiscordQueries queries) {
    this.queries = queries;
  }

  public CompletableFuture<CheckResult> look() {
    return queries
        .ask("gateway/bot", SessionLimitCheck::check)
        .thenApply(
            result ->
                FailedChecks.unlessFailed(
                    SESSIONS, result, Function.identity(), Function.identity()));
  }

  static CheckResult check(String answer) {
    DataObject told = DataObject.fromJson(answer);
    return check(
        StartLimit.of(told), Shards.of(told).sentence().map(words -> " " + words).orElse(""));
  }

  private static CheckResult check(StartLimit limit, String shards) {
    String left =
        "Discord lets the bots begin %d of %d sessions more today.%s"
            .formatted(limit.remaining(), limit.total(), shards);
    return limit.isHalfUsedUp()
        ? CheckResult.attention(
            SESSIONS,
            left
                + " Where none is left, Discord resets the token. Look into the logs why the bots"
                + " start so often; until then they begin fewer by themselves.")
        : CheckResult.fine(SESSIONS, left);
  }
}
