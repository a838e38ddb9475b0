package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.useapi.ListedAccounts.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the list of accounts that was read last says of each: how it spells the address, and the
 * error that stands there. Safe for use by many threads.
 */
final class NewestList {
  private static final Logger log = LoggerFactory.getLogger(NewestList.class);

  /** An error that was listed longer ago than this may be over. */
  private static final Duration ERROR_HOLDS = Duration.ofHours(1);

  private final Set<AccountEmail> toldAsDoubled = ConcurrentHashMap.newKeySet();
  private volatile Contents newest = new Contents(Instant.MIN, Map.of());

  private record Contents(Instant asOf, Map<AccountEmail, Entry> entries) {
    Optional<Entry> of(AccountEmail email) {
      return Optional.ofNullable(entries.get(email));
    }
  }

  /** Remembers a list, unless it could not be read or a newer one was read already. */
  AccountListing learn(ListedAccounts list) {
    if (list.listing() instanceof Listed listed) {
      replace(new Contents(listed.asOf(), list.entries()));
      list.doubled().forEach(this::tellOnce);
    }
    return list.listing();
  }

  private synchronized void replace(Contents other) {
    if (!other.asOf().isBefore(newest.asOf())) {
      newest = other;
    }
  }

  /** As the list spells it; in its normal form where it does not stand there. */
  String spelling(AccountEmail email) {
    return newest.of(email).map(Entry::spelling).orElse(email.value());
  }

  /** The same answer with the error of the list, where there is one and it is recent. */
  AccountLookup withListedError(AccountLookup lookup) {
    return lookup.match(this::withListedError, failed -> failed);
  }

  private AccountLookup withListedError(Found found) {
    Contents list = newest;
    return list.of(found.email())
        .filter(entry -> !list.asOf().isBefore(found.asOf().minus(ERROR_HOLDS)))
        .flatMap(Entry::error)
        .<AccountLookup>map(
            error -> new Found(found.account().withListedError(error), found.asOf()))
        .orElse(found);
  }

  private void tellOnce(AccountEmail email) {
    if (toldAsDoubled.add(email)) {
      log.warn("{} stands more than once in the list of accounts, and counts once", email.masked());
    }
  }
}
