package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.reading.BalanceReader;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Reads the balances of many accounts once for channels that are checked one right after the other:
 * of ten thousand it takes a while to put together even what {@link SharedAccounts} knows. Safe for
 * use by many threads; no call blocks.
 */
final class SharedBalances {
  /** Below that it takes no time that anybody would notice. */
  static final int MANY = 1000;

  /** Between two channels of a morning passes far less. */
  static final Duration SHARED_FOR = Duration.ofSeconds(10);

  private final BalanceReader balances;
  private final Predicate<AccountEmail> shown;
  private final Clock clock;
  private volatile SoftReference<Read> last = new SoftReference<>(null);

  SharedBalances(Accounts accounts, Predicate<AccountEmail> shown, Clock clock) {
    this.balances = new BalanceReader(accounts, shown);
    this.shown = shown;
    this.clock = clock;
  }

  /** What came of asking for accounts, all of which may be shown. */
  private record Read(List<AccountEmail> emails, List<AccountLookup> lookups, Instant at) {
    boolean isOf(List<AccountEmail> wanted, Instant now) {
      return now.isBefore(at.plus(SHARED_FOR)) && emails.equals(wanted);
    }

    boolean isWorthSharing() {
      return emails.size() >= MANY && lookups.stream().allMatch(SharedAccounts::isSaidOfTheAccount);
    }
  }

  /** As {@link BalanceReader#readThese}. */
  CompletableFuture<List<AccountLookup>> readThese(List<AccountEmail> emails, Freshness freshness) {
    List<AccountEmail> wanted = emails.stream().filter(shown).toList();
    return known(wanted, freshness)
        .map(Read::lookups)
        .map(CompletableFuture::completedFuture)
        .orElseGet(
            () ->
                balances
                    .readThese(wanted, freshness)
                    .thenApply(lookups -> keep(new Read(wanted, lookups, clock.instant()))));
  }

  private Optional<Read> known(List<AccountEmail> wanted, Freshness freshness) {
    return Optional.ofNullable(last.get())
        .filter(read -> freshness == Freshness.RECENT && read.isOf(wanted, clock.instant()));
  }

  private List<AccountLookup> keep(Read read) {
    if (read.isWorthSharing()) {
      last = new SoftReference<>(read);
    }
    return read.lookups();
  }
}
