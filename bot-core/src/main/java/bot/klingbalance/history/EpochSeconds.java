package bot.klingbalance.history;

import java.time.Instant;

/** Points in time as seconds since 1970, to calculate with; exact to a millisecond. */
public final class EpochSeconds {
  public static final double A_DAY = 86_400;

  private EpochSeconds() {}

  public static double of(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  public static Instant toInstant(double time) {
    return Instant.ofEpochMilli(Math.round(time * 1000));
  }
}
