package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.checkup.Check;
import bot.klingbalance.discord.posting.Questions.Told;
import bot.klingbalance.discord.posting.Questions.Told.Declined;
import bot.klingbalance.discord.posting.Questions.Told.Untold;

/** What a question that Discord did not answer says of what was looked at. */
public final class Checks {
  private Checks() {}

  /** The check of a question that is not {@link Told.Known}. */
  public static Check failed(String name, Told<?> told) {
    if (told instanceof Declined<?> declined) {
      return Check.mend(name, declined.refusal().remedy());
    }
    RetryAfter trouble = ((Untold<?>) told).trouble();
    return trouble.after().isZero()
        ? Check.mend(
            name,
            "%s. Look whether this machine reaches Discord, and at discordstatus.com."
                .formatted(trouble.why()))
        : Check.unknown(
            name,
            "%s. Try again in %d seconds."
                .formatted(trouble.why(), trouble.after().toSeconds() + 1));
  }
}
