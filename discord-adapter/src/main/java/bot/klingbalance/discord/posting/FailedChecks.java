package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.message.quantity.CountText;
import java.util.function.Function;

/** The results of checks whose query failed. */
public final class FailedChecks {
  private FailedChecks() {}

  /**
   * Goes on with the value that Discord answered.
   *
   * @param name of the check
   * @param failed goes on with the check's result where there is no value
   */
  public static <T, R> R unlessFailed(
      String name, QueryResult<T> result, Function<T, R> known, Function<CheckResult, R> failed) {
    return result.match(
        it -> known.apply(it.value()),
        declined -> failed.apply(CheckResult.mend(name, declined.refusal().remedy())),
        failure -> failed.apply(failure(name, failure.trouble())));
  }

  private static CheckResult failure(String name, RetryAfter trouble) {
    return trouble.after().isZero()
        ? CheckResult.mend(name, sentences(trouble))
        : CheckResult.unknown(name, sentences(trouble));
  }

  /** Why there is no answer, and what can be done about it. */
  static String sentences(RetryAfter trouble) {
    return trouble.after().isZero()
        ? "%s. Look whether this machine reaches Discord, and at discordstatus.com."
            .formatted(trouble.why())
        : "%s. Try again in %s."
            .formatted(trouble.why(), CountText.of(trouble.after().toSeconds() + 1, "second"));
  }
}
