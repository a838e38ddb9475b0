package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a watched account when its channel is checked.
 *
 * @param lookup what came of asking for it just now, or what was last read where that failed
 * @param lastAnswered when it last answered since the channel's last daily check, where there was
 *     one, other than just now; absent when it never did or when nobody asked
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
  /**
   * A reading so old still tells what to do about an account that cannot be read now. It covers a
   * night, and is shorter than the time between two daily checks, also when clocks go forward: what
   * the last check itself read is not told again as news.
   */
  public static final Duration STILL_KNOWN = Duration.ofHours(20);

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

  /** The same, where its answer is none of just now but the last one: it cannot be read now. */
  public WatchedReading ofBefore() {
    Optional<Instant> answered =
        lookup.match(found -> Optional.of(found.asOf()), failed -> lastAnswered);
    return new WatchedReading(lookup, answered, runway, unusual, bursts);
  }

  /** Whether its answer is none of just now. */
  boolean isOfBefore() {
    return lookup.match(
        found -> lastAnswered.filter(found.asOf()::equals).isPresent(), failed -> false);
  }

  public AccountEmail email() {
    return lookup.email();
  }
}
