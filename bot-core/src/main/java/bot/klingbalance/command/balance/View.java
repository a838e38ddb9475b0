package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Clip;
import java.time.Instant;
import java.util.List;

/**
 * For whom and when a message is made.
 *
 * @param askedAt when the question came: what was read since then is live
 * @param now when the message is made
 * @param audience who reads it
 * @param masksForChannel whether a channel sees addresses masked
 * @param clips the kinds of clip to count the credits in
 */
public record View(
    Instant askedAt, Instant now, Audience audience, boolean masksForChannel, List<Clip> clips) {
  public View {
    clips = List.copyOf(clips);
  }

  /** The address as these readers may see it. */
  public String name(AccountEmail email) {
    return audience == Audience.CHANNEL && masksForChannel ? email.masked() : email.value();
  }
}
