package bot.klingbalance.history;

import java.time.Instant;

/** Points in time as seconds since 1970, to reckon with; exact to a millisecond. */
final class Seconds {
  static final double A_DAY = 86_400;

  private Seconds() {}

  static double of(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  static Instant toInstant(double time) {
    return Instant.ofEpochMilli(Math.round(time * 1000));
  }
}
