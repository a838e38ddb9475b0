package bot.klingbalance.account;

import java.time.Instant;
import java.util.Optional;

/** What came of asking for one account: it was found, or it could not be read, and why. */
public sealed interface AccountLookup {
  AccountEmail email();

  /** What is left on the account; absent when it could not be read or does not say. */
  Optional<Credits> left();

  /**
   * The account answered. Its balance may still be unknown.
   *
   * @param asOf when the answer arrived
   */
  record Found(KlingAccount account, Instant asOf) implements AccountLookup {
    @Override
    public AccountEmail email() {
      return account.email();
    }

    @Override
    public Optional<Credits> left() {
      return account.balance().left();
    }
  }

  /** The account could not be read. */
  record Failed(AccountEmail email, Failure failure) implements AccountLookup {
    @Override
    public Optional<Credits> left() {
      return Optional.empty();
    }
  }
}
