package bot.klingbalance.doctor;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Another machine's clock, to compare this one with. */
public interface ReferenceClock {
  /** Whose it is, such as {@code useapi.net}. */
  String owner();

  /**
   * Its time now, to the second; empty when it cannot be read. The call does not block, and the
   * future does not end exceptionally.
   */
  CompletableFuture<Optional<Instant>> read();
}
