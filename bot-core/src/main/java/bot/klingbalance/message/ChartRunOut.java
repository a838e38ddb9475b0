package bot.klingbalance.message;

import java.time.Instant;

/**
 * When nothing will be left, as far as the past tells.
 *
 * @param at the likeliest moment
 * @param earliest not after it
 * @param latest not before it
 */
public record ChartRunOut(Instant at, Instant earliest, Instant latest) {
  public ChartRunOut {
    if (earliest.isAfter(at) || latest.isBefore(at)) {
      throw new IllegalArgumentException(
          "%s does not lie between %s and %s".formatted(at, earliest, latest));
    }
  }
}
