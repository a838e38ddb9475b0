package bot.klingbalance.soak;

import java.time.Duration;

/**
 * How time goes in a soak.
 *
 * @param whole how long people ask
 * @param day how long a day lasts at least; it lasts longer while its warnings are not delivered
 * @param line how long a line holds until it is cut
 * @param look how often the bot's process is looked at
 */
record Pace(Duration whole, Duration day, Duration line, Duration look) {
  /** So short that nothing can be said of growth. */
  static Pace glimpse(Duration whole) {
    return new Pace(
        whole, whole.dividedBy(2), whole.multipliedBy(3).dividedBy(4), Duration.ofSeconds(5));
  }

  static Pace of(Duration whole) {
    return new Pace(whole, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(10));
  }

  /** Until caches are filled and classes are loaded. */
  Duration warmUp() {
    return shorter(Duration.ofMinutes(5), whole.dividedBy(4));
  }

  /** The first and the last stretch of time that are compared, after the warm-up. */
  Duration stretch() {
    return shorter(Duration.ofMinutes(10), whole.minus(warmUp()).dividedBy(3));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
