package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.LastKnown;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for the daily checks, most of which come at the same time of day: each account is asked
 * for once, however many channels watch it and however long it takes to get through all of them.
 *
 * <p>An answer is shared for some minutes after it came, which is as good as now for a message that
 * comes once a day; a newer reading, as of the bot's own poll, takes its place. What may be over
 * the next moment is not shared, nor is what holds for the whole token: the next channel tries
 * again.
 */
public final class SharedAccounts implements Accounts {
  /** Enough for the checks of a morning, so that the second channel meets the first one's. */
  private static final Duration SHARED_FOR = Duration.ofMinutes(10);

  /** Twice the accounts that the bot is measured with. */
  private static final int MOST_SHARED = 20_000;

  private static final String THE_LIST = "";

  private final Accounts accounts;
  private final LastKnown lastKnown;
  private final Clock clock;
  private final Cache<AccountEmail, Shared> lookups;
  private final Cache<String, AccountListing> listings;

  /**
   * Asks {@code accounts} for what is not shared.
   *
   * @param lastKnown where a reading may be newer than what is shared
   */
  public SharedAccounts(Accounts accounts, LastKnown lastKnown, Clock clock) {
    this(accounts, lastKnown, clock, shared(clock), shared(clock));
  }

  private SharedAccounts(
      Accounts accounts,
      LastKnown lastKnown,
      Clock clock,
      Cache<AccountEmail, Shared> lookups,
      Cache<String, AccountListing> listings) {
    this.accounts = accounts;
    this.lastKnown = lastKnown;
    this.clock = clock;
    this.lookups = lookups;
    this.listings = listings;
  }

  private record Shared(AccountLookup lookup, Instant at) {
    AccountLookup orNewer(Optional<Found> other) {
      Optional<AccountLookup> newer =
          other.filter(found -> found.asOf().isAfter(at)).map(AccountLookup.class::cast);
      return newer.orElse(lookup);
    }
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    Shared known = recent(lookups, email, freshness);
    return known == null
        ? accounts.find(email, freshness).thenApply(this::share)
        : CompletableFuture.completedFuture(known.orNewer(lastKnown.atHand(email)));
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    AccountListing known = recent(listings, THE_LIST, freshness);
    return known == null
        ? accounts.list(freshness).thenApply(this::share)
        : CompletableFuture.completedFuture(known);
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new SharedAccounts(accounts.onBehalfOf(requester), lastKnown, clock, lookups, listings);
  }

  private AccountLookup share(AccountLookup answer) {
    if (isSaidOfTheAccount(answer)) {
      Instant at = answer.match(Found::asOf, failed -> clock.instant());
      lookups.put(answer.email(), new Shared(answer, at));
    }
    return answer;
  }

  private AccountListing share(AccountListing answer) {
    if (answer instanceof Listed) {
      listings.put(THE_LIST, answer);
    }
    return answer;
  }

  /** Not what may be over the next moment, nor what holds for the whole token. */
  static boolean isSaidOfTheAccount(AccountLookup answer) {
    return !(answer instanceof Failed failed)
        || switch (failed.failure().reason()) {
          case ADDRESS_REFUSED, NOT_CONFIGURED, PAYMENT_REQUIRED, OUT_OF_CREDITS, SIGN_IN_LOST ->
              true;
          case TOKEN_REFUSED,
              SUBSCRIPTION_ENDED,
              SLOW_DOWN,
              UPSTREAM_TROUBLE,
              UNREACHABLE,
              UNREADABLE ->
              false;
        };
  }

  private static <K, V> @Nullable V recent(Cache<K, V> shared, K key, Freshness freshness) {
    return freshness == Freshness.RECENT ? shared.getIfPresent(key) : null;
  }

  private static <K, V> Cache<K, V> shared(Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_SHARED)
        .expireAfterWrite(SHARED_FOR)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .executor(Runnable::run)
        .build();
  }
}
