package bot.klingbalance.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking for one account: it was found, or it could not be read, and why. */
public sealed interface AccountLookup {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Found, T> found, Function<Failed, T> failed);

  AccountEmail email();

  /** What was left when it answered; absent when it could not be read or does not say. */
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
      return account.balance().leftAt(asOf);
    }

    /** What of that can be used at {@code now}. */
    public Optional<Credits> leftAt(Instant now) {
      return account.balance().leftAt(now);
    }

    @Override
    public <T> T match(Function<Found, T> found, Function<Failed, T> failed) {
      return found.apply(this);
    }
  }

  /** The account could not be read. */
  record Failed(AccountEmail email, Failure failure) implements AccountLookup {
    @Override
    public Optional<Credits> left() {
      return Optional.empty();
    }

    @Override
    public <T> T match(Function<Found, T> found, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
