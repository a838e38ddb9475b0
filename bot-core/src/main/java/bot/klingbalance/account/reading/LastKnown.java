package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The port to the newest readings of accounts, whoever asked for them. useapi.net is not asked.
 *
 * <p>Safe for use by many threads. No call blocks, and no future ends exceptionally: what cannot be
 * looked up is not known.
 */
public interface LastKnown {
  /** Knows of nothing. */
  LastKnown NOTHING =
      new LastKnown() {
        @Override
        public Optional<Found> atHand(AccountEmail account) {
          return Optional.empty();
        }

        @Override
        public CompletableFuture<Optional<Found>> of(AccountEmail account) {
          return completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Map<AccountEmail, Found>> all() {
          return completedFuture(Map.of());
        }
      };

  /** The newest reading of one account that came while this program has run; asks nobody. */
  Optional<Found> atHand(AccountEmail account);

  /** The newest reading of one account. */
  CompletableFuture<Optional<Found>> of(AccountEmail account);

  /** The newest reading of each account that has one, whether or not it may be shown. */
  CompletableFuture<Map<AccountEmail, Found>> all();
}
