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
    public These {
      emails = Set.copyOf(emails);
      if (emails.isEmpty()) {
        throw new IllegalArgumentException("a watch of no account");
      }
    }

    @Override
    public <T> T match(Function<All, T> all, Function<These, T> these) {
      return these.apply(this);
    }
  }

  /** Whether this account is among them. */
  default boolean contains(AccountEmail email) {
    return !(this instanceof These these) || these.emails().contains(email);
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
