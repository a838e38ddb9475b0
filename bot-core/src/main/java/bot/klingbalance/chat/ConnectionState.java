package bot.klingbalance.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * How an adapter's connection to its platform is doing.
 *
 * @param connectedSince absent while it is not connected
 * @param lastEvent when the platform was last heard of
 * @param lastError the newest trouble in a sentence, without secrets; kept while connected again
 */
public record ConnectionState(
    Optional<Instant> connectedSince, Optional<Instant> lastEvent, Optional<String> lastError) {
  public static final ConnectionState NEVER_CONNECTED =
      new ConnectionState(Optional.empty(), Optional.empty(), Optional.empty());
}
