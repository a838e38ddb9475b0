package bot.klingbalance.health;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.KlingAccount;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which accounts there are, and which of them cannot be read, by the newest answers of useapi.net.
 * Safe for use by many threads.
 */
public final class LatestAnswers {
  private final Map<AccountEmail, Failed> failed = new ConcurrentHashMap<>();
  private volatile Optional<Set<AccountEmail>> listed = Optional.empty();

  /** The accounts of the token; nothing as long as the list was not read. */
  Optional<Set<AccountEmail>> listed() {
    return listed;
  }

  /** Why the account could not be read when it was last asked for; nothing where it answered. */
  Optional<Failed> failure(AccountEmail account) {
    return Optional.ofNullable(failed.get(account));
  }

  /** A list that cannot be read changes nothing. */
  void accept(AccountListing listing) {
    if (listing instanceof AccountListing.Listed known) {
      Set<AccountEmail> now =
          known.accounts().stream()
              .map(KlingAccount::email)
              .collect(Collectors.toUnmodifiableSet());
      listed = Optional.of(now);
      failed.keySet().retainAll(now);
    }
  }

  /** People may ask for any address: what the list does not have is not kept. */
  void accept(AccountLookup lookup) {
    boolean isKnown = listed.filter(all -> all.contains(lookup.email())).isPresent();
    if (isKnown && lookup instanceof Failed failure) {
      failed.put(lookup.email(), failure);
    } else {
      failed.remove(lookup.email());
    }
  }
}
