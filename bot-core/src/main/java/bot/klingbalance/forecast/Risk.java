package bot.klingbalance.forecast;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody has to reckon with.
 *
 * @param early when it runs out on a course that is early on purpose: warnings go by it
 * @param lasting the chance that it lasts until the next grant, from 0 to 1; absent where no grant
 *     is in sight
 */
public record Risk(Optional<Instant> early, OptionalDouble lasting) {
  /** One of which nothing is known. */
  public static final Risk UNKNOWN = new Risk(Optional.empty(), OptionalDouble.empty());

  private static final double SURE = 0.1;

  /** Whether what runs out does so before the next grant, nine times in ten. */
  public boolean isSureToRunOut() {
    return lasting.isEmpty() || lasting.getAsDouble() < SURE;
  }
}
