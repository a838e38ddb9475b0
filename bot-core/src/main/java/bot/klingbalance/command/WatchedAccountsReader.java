package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.Readings;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Reads the accounts that a channel watches. Safe for use by many threads; no call blocks. */
public final class WatchedAccountsReader {
  private final Accounts accounts;
  private final AllBalances balances;
  private final Pulse pulse;
  private final Clock clock;

  public WatchedAccountsReader(Accounts accounts, ShownAccounts shown, Pulse pulse, Clock clock) {
    this.accounts = accounts;
    this.balances = new AllBalances(accounts, shown);
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * What is known now of those of the channel's accounts that may be shown.
   *
   * @param since the channel's last daily check; absent before the first
   * @param freshness how old an answer may be
   */
  public CompletableFuture<Readings> read(
      ChannelWatches watches, Optional<Instant> since, Freshness freshness) {
    Set<AccountEmail> named = named(watches);
    return watches.watchesAll()
        ? accounts
            .list(freshness)
            .thenCompose(listing -> readListed(listing, named, since, freshness))
        : read(named, since, freshness).thenApply(Readings::of);
  }

  /** What is known of some accounts now. */
  public CompletableFuture<List<Reading>> read(
      Set<AccountEmail> emails, Optional<Instant> since, Freshness freshness) {
    return balances
        .readThese(new TreeSet<>(emails), freshness)
        .thenCompose(lookups -> pulse.readings(lookups, since, clock.instant()));
  }

  private CompletableFuture<Readings> readListed(
      AccountListing listing,
      Set<AccountEmail> named,
      Optional<Instant> since,
      Freshness freshness) {
    if (listing instanceof AccountListing.Failed failed) {
      CompletableFuture<List<Reading>> readings =
          failed.failure().reason().holdsForWholeToken()
              ? completedFuture(List.of())
              : read(named, since, freshness);
      return readings.thenApply(some -> new Readings(some, Optional.of(failed)));
    }
    Set<AccountEmail> all = new TreeSet<>(named);
    ((AccountListing.Listed) listing)
        .accounts().stream().map(KlingAccount::email).forEach(all::add);
    return read(all, since, freshness).thenApply(Readings::of);
  }

  private static Set<AccountEmail> named(ChannelWatches watches) {
    Set<AccountEmail> named = new TreeSet<>();
    for (Watch watch : watches.active()) {
      if (watch.accounts() instanceof These these) {
        named.addAll(these.emails());
      }
    }
    return named;
  }
}
