package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.discord.posting.DiscordQueries.Told;
import bot.klingbalance.discord.posting.DiscordQueries.Told.Declined;
import bot.klingbalance.discord.posting.DiscordQueries.Told.Untold;
import bot.klingbalance.doctor.CheckResult;

/** What a question that Discord did not answer says of what was looked at. */
public final class FailedChecks {
  private FailedChecks() {}

  /** The check of a question that is not {@link Told.Known}. */
  public static CheckResult failed(String name, Told<?> told) {
    if (told instanceof Declined<?> declined) {
      return CheckResult.mend(name, declined.refusal().remedy());
    }
    RetryAfter trouble = ((Untold<?>) told).trouble();
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
