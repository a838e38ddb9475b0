package bot.klingbalance.doctor;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Somebody else's clock. */
public interface ReferenceClock {
  /** Whose it is, such as {@code useapi.net}. */
  String owner();

  /**
   * What it shows now, to the second; nothing when it cannot be read. The call does not block, and
   * the future does not end exceptionally.
   */
  CompletableFuture<Optional<Instant>> read();
}
