package bot.klingbalance.delivery;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.command.AllBalances;
import bot.klingbalance.message.Overview;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.Readings;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Reads watched accounts. A reading that is still kept will do: channels that are checked in the
 * same minute share theirs, so each account is asked for once.
 */
public final class WatchedReadings
    implements Function<WatchedAccounts, CompletableFuture<Readings>> {
  private final AllBalances balances;

  public WatchedReadings(AllBalances balances) {
    this.balances = balances;
  }

  @Override
  public CompletableFuture<Readings> apply(WatchedAccounts wanted) {
    if (wanted instanceof These these) {
      return balances
          .readThese(new TreeSet<>(these.emails()), Freshness.RECENT)
          .thenApply(lookups -> Readings.of(readings(lookups)));
    }
    return balances.read(Freshness.RECENT).thenApply(overview -> readings(overview));
  }

  private static Readings readings(Overview overview) {
    return overview instanceof Overview.Unknown unknown
        ? new Readings(List.of(), Optional.of(new AccountListing.Failed(unknown.failure())))
        : Readings.of(readings(((Overview.Accounts) overview).lookups()));
  }

  private static List<Reading> readings(List<AccountLookup> lookups) {
    return lookups.stream().map(Reading::of).toList();
  }
}
