package bot.klingbalance.account.reading;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What is known of an account when somebody has waited for useapi.net long enough. */
public sealed interface AccountStatus extends Provisional {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Answered, T> answered, Function<Failed, T> failed, Function<Awaited, T> awaited);

  AccountEmail email();

  /** The newest reading, however old it is; absent where there was none. */
  Optional<Found> known();

  @Override
  default boolean isAwaited() {
    return match(answered -> false, failed -> false, awaited -> true);
  }

  @Override
  default boolean isWorthShowing() {
    return !isAwaited() || known().isPresent();
  }

  /** Why it cannot be read, where that is so. */
  default Optional<Failure> whyUnread() {
    return match(
        answered -> Optional.empty(),
        failed -> Optional.of(failed.failure()),
        awaited -> Optional.empty());
  }

  /** What can be used at {@code now} by the newest reading, where that says so. */
  default Optional<Credits> leftAt(Instant now) {
    return known().flatMap(found -> found.leftAt(now));
  }

  /** The status of one who has waited for the answer. */
  static AccountStatus of(AccountLookup lookup) {
    return of(lookup, Optional.empty());
  }

  /**
   * The same, beside what was known before.
   *
   * @param before the newest reading before the answer
   */
  static AccountStatus of(AccountLookup lookup, Optional<Found> before) {
    return lookup.match(
        Answered::new, failed -> new Failed(failed.email(), failed.failure(), before));
  }

  /** The account answered, just now or so recently that it is not asked again. */
  record Answered(Found found) implements AccountStatus {
    @Override
    public AccountEmail email() {
      return found.email();
    }

    @Override
    public Optional<Found> known() {
      return Optional.of(found);
    }

    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Failed, T> failed, Function<Awaited, T> awaited) {
      return answered.apply(this);
    }
  }

  /** The account cannot be read now. */
  record Failed(AccountEmail email, Failure failure, Optional<Found> known)
      implements AccountStatus {
    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Failed, T> failed, Function<Awaited, T> awaited) {
      return failed.apply(this);
    }
  }

  /** No answer has come yet. */
  record Awaited(AccountEmail email, Optional<Found> known) implements AccountStatus {
    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Failed, T> failed, Function<Awaited, T> awaited) {
      return awaited.apply(this);
    }
  }
}
