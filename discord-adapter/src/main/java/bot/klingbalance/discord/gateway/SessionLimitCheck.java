package bot.klingbalance.discord.gateway;

import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.FailedChecks;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
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
    CheckResult left = check(StartLimit.of(told));
    return left.status() == CheckStatus.FINE
        ? Shards.of(told)
            .advice()
            .map(advice -> CheckResult.attention(SESSIONS, advice))
            .orElse(left)
        : left;
  }

  private static CheckResult check(StartLimit limit) {
    String left =
        "Discord lets the bots begin %d of %d sessions more today."
            .formatted(limit.remaining(), limit.total());
    return limit.isHalfUsedUp()
        ? CheckResult.attention(
            SESSIONS,
            left
                + " Where none is left, Discord resets the token. Look into the logs why the bots"
                + " start so often; until then they begin fewer by themselves.")
        : CheckResult.fine(SESSIONS, left);
  }
}
