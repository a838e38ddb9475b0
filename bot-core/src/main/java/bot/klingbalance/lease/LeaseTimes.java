package bot.klingbalance.lease;

import java.time.Duration;

/**
 * How long things about a lease take. A bot that is killed is replaced after {@code lasts} and
 * {@code retry} at most; one that cannot reach the store stops after {@code trusted}.
 *
 * @param lasts how long the row is good for after it was renewed
 * @param trusted how long its holder relies on it, from before it asked; shorter than {@code lasts}
 *     by what two clocks may drift apart and a last request may take
 * @param renewal from one renewal to the next
 * @param retry from one look of a bot that stands by to the next
 */
public record LeaseTimes(Duration lasts, Duration trusted, Duration renewal, Duration retry) {
  public static final LeaseTimes DEFAULT =
      new LeaseTimes(
          Duration.ofSeconds(6),
          Duration.ofMillis(4_500),
          Duration.ofSeconds(1),
          Duration.ofMillis(500));

  public LeaseTimes {
    if (trusted.compareTo(lasts) >= 0 || renewal.compareTo(trusted) >= 0) {
      throw new IllegalArgumentException("a lease is to be renewed before it runs out");
    }
  }
}
