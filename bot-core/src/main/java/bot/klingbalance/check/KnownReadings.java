package bot.klingbalance.check;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.finding.WatchedReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a check decides by where an account cannot be read for a reason that may pass: its last
 * reading, as long as that is {@linkplain WatchedReading#STILL_KNOWN still known}. Safe for use by
 * many threads; no call blocks.
 */
record KnownReadings(LastKnown lastKnown, Clock clock) {
  /** Failures of the accounts that are still known, where nobody can say which there are. */
  CompletableFuture<List<AccountLookup>> failures(Failure failure, Predicate<AccountEmail> wanted) {
    return failure.reason().isPassing()
        ? lastKnown
            .all()
            .thenApply(
                all ->
                    all.values().stream()
                        .filter(this::isStillKnown)
                        .map(Found::email)
                        .filter(wanted)
                        .<AccountLookup>map(email -> new Failed(email, failure))
                        .toList())
        : completedFuture(List.of());
  }

  /**
   * What is known of accounts that were asked, with the last readings in the place of failures that
   * may pass.
   *
   * @param source tells of lookups what earlier readings do, in their order
   */
  CompletableFuture<List<WatchedReading>> read(List<AccountLookup> asked, Source source) {
    if (asked.stream().noneMatch(KnownReadings::mayPass)) {
      return source.apply(asked);
    }
    return inPlaceOfFailures(asked)
        .thenCompose(source)
        .thenApply(
            readings ->
                IntStream.range(0, readings.size())
                    .mapToObj(i -> marked(readings.get(i), asked.get(i)))
                    .toList());
  }

  /** What earlier readings tell of accounts. */
  interface Source extends Function<List<AccountLookup>, CompletableFuture<List<WatchedReading>>> {}

  private static WatchedReading marked(WatchedReading reading, AccountLookup asked) {
    return reading.lookup().equals(asked) ? reading : reading.ofBefore();
  }

  private CompletableFuture<List<AccountLookup>> inPlaceOfFailures(List<AccountLookup> lookups) {
    return lastKnown
        .all()
        .thenApply(all -> lookups.stream().map(each -> orLastOf(each, all)).toList());
  }

  private AccountLookup orLastOf(AccountLookup lookup, Map<AccountEmail, Found> all) {
    Found last = all.get(lookup.email());
    return last != null && mayPass(lookup) && isStillKnown(last) ? last : lookup;
  }

  private boolean isStillKnown(Found reading) {
    Instant oldest = clock.instant().minus(WatchedReading.STILL_KNOWN);
    return reading.asOf().isAfter(oldest);
  }

  private static boolean mayPass(AccountLookup lookup) {
    return lookup instanceof Failed failed && failed.failure().reason().isPassing();
  }
}
