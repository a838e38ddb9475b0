package bot.klingbalance.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The message whose button was pressed.
 *
 * @param id the platform's, unique within the platform
 * @param postedAt when it was posted, where the platform tells
 */
public record PressedMessage(String id, Optional<Instant> postedAt) {
  /** A message of which nobody says when it was posted. */
  public static PressedMessage of(String id) {
    return new PressedMessage(id, Optional.empty());
  }

  /** Whether it is known to be older than that. */
  public boolean isOlderThan(Duration age, Instant now) {
    return postedAt.filter(at -> at.plus(age).isBefore(now)).isPresent();
  }
}
