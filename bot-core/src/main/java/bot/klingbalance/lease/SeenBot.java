package bot.klingbalance.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * A bot that gave a sign of life.
 *
 * @param at when it did so last, by the clock of the store, which is one for all bots
 * @param silence how long ago that is
 */
public record SeenBot(BotInstance bot, Instant at, Duration silence) {
  /** Whether it is there, as far as anybody can know: a single sign of life may come late. */
  public boolean isHeard() {
    return silence.compareTo(BotPresence.LATE) <= 0;
  }

  /** Whether it is dead, or cut off. */
  public boolean isMissed() {
    return silence.compareTo(BotPresence.MISSED) >= 0;
  }
}
