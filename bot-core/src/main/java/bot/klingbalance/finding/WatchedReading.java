package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a watched account when its channel is checked.
 *
 * @param lookup what came of asking for it just now
 * @param lastAnswered when it last answered since the channel's last daily check, other than just
 *     now; absent when it never did or when nobody asked
 * @param runway how long it lasts, where the history allows to say so
 * @param unusual that far more than usual was spent just now
 * @param bursts that this was so since the channel's last daily check, and is over, the oldest
 *     first; only where nobody was told of it at once
 */
public record WatchedReading(
    AccountLookup lookup,
    Optional<Instant> lastAnswered,
    Optional<Runway> runway,
    Optional<Cause.Unusual> unusual,
    List<Cause.Unusual> bursts) {
  public WatchedReading {
    bursts = List.copyOf(bursts);
  }

  /** One before which nothing unusual was left untold. */
  public WatchedReading(
      AccountLookup lookup,
      Optional<Instant> lastAnswered,
      Optional<Runway> runway,
      Optional<Cause.Unusual> unusual) {
    this(lookup, lastAnswered, runway, unusual, List.of());
  }

  /** One of which nothing unusual is known. */
  public WatchedReading(
      AccountLookup lookup, Optional<Instant> lastAnswered, Optional<Runway> runway) {
    this(lookup, lastAnswered, runway, Optional.empty());
  }

  /** What came of asking just now, and nothing else. */
  public static WatchedReading of(AccountLookup lookup) {
    return new WatchedReading(lookup, Optional.empty(), Optional.empty());
  }

  public AccountEmail email() {
    return lookup.email();
  }
}
