package bot.klingbalance.outbox;

import java.time.Duration;

/**
 * What was in the way of a try to send a message.
 *
 * @param code one of a few words, for counting: {@code rate_limited}, {@code unclear} where the
 *     message may stand there all the same, else {@code trouble}
 * @param words for the log; none where the log has them already
 */
public record Obstacle(String code, String words) {
  /** Whether it stands there could not be found out, which was told when that was decided. */
  static final Obstacle UNCLEAR_AS_TOLD = new Obstacle("unclear", "");

  static final Obstacle UNTOLD = new Obstacle("trouble", "");

  /**
   * By how it ended.
   *
   * @param asked how long the platform wants to be left alone; zero when it did not say
   * @param mayHaveArrived whether the message may stand in the channel all the same
   */
  public static Obstacle of(Duration asked, boolean mayHaveArrived, String words) {
    if (!asked.isZero()) {
      return new Obstacle("rate_limited", words);
    }
    return new Obstacle(mayHaveArrived ? "unclear" : "trouble", words);
  }
}
