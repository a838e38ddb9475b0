package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.discord.posting.DiscordQueries.Told;
import bot.klingbalance.doctor.CheckResult;
import java.util.function.Function;

/** The results of checks whose query failed. */
public final class FailedChecks {
  private FailedChecks() {}

  /**
   * Goes on with the value that Discord told.
   *
   * @param name of the check
   * @param failed goes on with the check's result where there is no value
   */
  public static <T, R> R unlessFailed(
      String name, Told<T> told, Function<T, R> known, Function<CheckResult, R> failed) {
    return told.match(
        it -> known.apply(it.value()),
        declined -> failed.apply(CheckResult.mend(name, declined.refusal().remedy())),
        untold -> failed.apply(untold(name, untold.trouble())));
  }

  private static CheckResult untold(String name, RetryAfter trouble) {
    return trouble.after().isZero()
        ? CheckResult.mend(
            name,
            "%s. Look whether this machine reaches Discord, and at discordstatus.com."
                .formatted(trouble.why()))
        : CheckResult.unknown(
            name,
            "%s. Try again in %d seconds."
                .formatted(trouble.why(), trouble.after().toSeconds() + 1));
  }
}
