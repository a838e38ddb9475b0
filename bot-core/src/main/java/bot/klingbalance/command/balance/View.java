package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ShortDays;
import java.time.Instant;

/**
 * For whom and when a message is made.
 *
 * @param askedAt when the question came: what was read since then is live
 * @param now when the message is made
 * @param audience who reads it
 * @param policy what the settings say to it
 */
public record View(Instant askedAt, Instant now, Audience audience, CommandPolicy policy) {
  /** The address as these readers may see it. */
  public String name(AccountEmail email) {
    return audience == Audience.CHANNEL ? policy.channelNames().of(email) : email.value();
  }

  /** How days are told. */
  public ShortDays days() {
    return new ShortDays(policy.home(), now);
  }
}
