package bot.klingbalance.chat;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The same of one that is not to be used, though it may be there. */
  public ConnectionState withoutConnection() {
    return new ConnectionState(Optional.empty(), lastEvent, lastError);
  }

  /**
   * The same of two connections: connected while both are, with the trouble of the one that is not.
   */
  public ConnectionState with(ConnectionState other) {
    boolean areBoth = connectedSince.isPresent() && other.connectedSince.isPresent();
    ConnectionState troubled = connectedSince.isPresent() ? other : this;
    return new ConnectionState(
        areBoth ? later(connectedSince, other.connectedSince) : Optional.empty(),
        later(lastEvent, other.lastEvent),
        troubled.lastError.or(() -> lastError).or(() -> other.lastError));
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }
}
