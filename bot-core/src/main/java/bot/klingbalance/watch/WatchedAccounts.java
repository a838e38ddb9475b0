package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which accounts a channel is warned of. */
public sealed interface WatchedAccounts {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<All, T> all, Function<These, T> these);

  /** Every account that may be shown. */
  record All() implements WatchedAccounts {
    @Override
    public <T> T match(Function<All, T> all, Function<These, T> these) {
      return all.apply(this);
    }
  }

  /** The named ones, at least one. */
  record These(Set<AccountEmail> emails) implements WatchedAccounts {
    /** How many a new watch may name; more cost requests that nobody reads the answers to. */
    public static final int MOST = 100;

    public These {
      emails = Set.copyOf(emails);
      if (emails.isEmpty()) {
        throw new IllegalArgumentException("a watch of no account");
      }
    }

    private These and(These others) {
      Set<AccountEmail> together = new TreeSet<>(emails);
      together.addAll(others.emails);
      return new These(together);
    }

    @Override
    public <T> T match(Function<All, T> all, Function<These, T> these) {
      return these.apply(this);
    }
  }

  /** Whether this account is among them. */
  default boolean contains(AccountEmail email) {
    return match(all -> true, these -> these.emails().contains(email));
  }

  /** Those of both. */
  default WatchedAccounts and(WatchedAccounts others) {
    return match(
        all -> all, these -> others.<WatchedAccounts>match(all -> all, more -> these.and(more)));
  }
}
