package bot.klingbalance.settings;

import bot.klingbalance.account.AccountEmail;
import java.util.Set;
import java.util.TreeSet;

/** Which accounts a channel is warned of. */
public sealed interface WatchedAccounts {
  /** Every account that may be shown. */
  record All() implements WatchedAccounts {}

  /** The named ones, at least one. */
  record These(Set<AccountEmail> emails) implements WatchedAccounts {
    public These {
      emails = Set.copyOf(emails);
    }
  }

  /** Those of both. */
  default WatchedAccounts and(WatchedAccounts others) {
    if (!(this instanceof These these) || !(others instanceof These more)) {
      return new All();
    }
    Set<AccountEmail> together = new TreeSet<>(these.emails());
    together.addAll(more.emails());
    return new These(together);
  }
}
