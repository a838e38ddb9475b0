package bot.klingbalance.lease;

import java.time.Instant;

/**
 * A bot that runs, or ran.
 *
 * @param id its machine, its process and some letters: no two bots have the same
 * @param version of the program
 * @param seenAt when it last said that it lives
 */
public record BotInstance(String id, String version, Instant startedAt, Instant seenAt) {
  /** The same, alive at a later moment. */
  public BotInstance at(Instant now) {
    return new BotInstance(id, version, startedAt, now);
  }
}
