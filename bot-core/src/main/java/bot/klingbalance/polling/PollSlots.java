package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.secret.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * When each account is to be asked: at a moment of the period that follows from its address, so
 * that many accounts come one after the other, and at the same moment in each period, also after a
 * restart.
 *
 * @param every the period
 * @param bot a name of this bot: of several that share a history each comes a little later than the
 *     moment, and each differently, so that one of them asks and the others see the answer
 */
public record PollSlots(Duration every, String bot) {
  /** How much of the period a bot may come later, as one in so many. */
  private static final int LATENESS = 10;

  public PollSlots {
    if (every.toMillis() < LATENESS) {
      throw new IllegalArgumentException("a period of %s".formatted(every));
    }
  }

  /** The first moment of an account from {@code from} on. */
  Instant next(AccountEmail account, Instant from) {
    long period = every.toMillis();
    long moment = share(account.value(), period) + share(account + " " + bot, period / LATENESS);
    long start = from.toEpochMilli();
    return Instant.ofEpochMilli(start + Math.floorMod(moment - start, period));
  }

  /** A number from 0 to below {@code whole}, always the same for a text and even over many. */
  private static long share(String text, long whole) {
    return Math.floorMod(ByteBuffer.wrap(Sha256.of(text)).getLong(), whole);
  }
}
