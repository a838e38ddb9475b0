package bot.klingbalance.finding;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What earlier readings tell of accounts. Safe for use by many threads. No call blocks, and what
 * cannot be looked up now is unknown.
 */
@FunctionalInterface
public interface RunwaySource {
  /** A bot that keeps no earlier readings. */
  RunwaySource NONE =
      (lookups, since, now) -> completedFuture(lookups.stream().map(WatchedReading::of).toList());

  /**
   * What is known of the accounts that were just asked, in their order.
   *
   * @param since the channel's last daily check; absent before the first
   */
  CompletableFuture<List<WatchedReading>> readings(
      List<AccountLookup> lookups, Optional<Instant> since, Instant now);

  /**
   * The same, and of some accounts also what was unusual since then and is over.
   *
   * @param untold the accounts of which nobody is told that at once
   */
  default CompletableFuture<List<WatchedReading>> readings(
      List<AccountLookup> lookups,
      Optional<Instant> since,
      Instant now,
      Predicate<AccountEmail> untold) {
    return readings(lookups, since, now);
  }
}
