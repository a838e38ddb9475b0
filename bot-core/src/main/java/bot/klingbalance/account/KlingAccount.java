package bot.klingbalance.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Kling account as useapi.net holds it. What it left out is absent.
 *
 * @param email the address it was asked for by
 * @param balance {@link Balance#UNKNOWN} when the answer had none
 * @param signedInUntil when the vendor's sign-in to Kling runs out; jobs fail from then on although
 *     credits are left
 * @param maxJobs how many jobs run at once, 1 to 50
 * @param error the vendor's reason why the account is in an error state: foreign text, not for
 *     people
 * @param listedError the reason that stands in the list of accounts, where the account was asked
 *     for alone: foreign text in one line, without addresses
 */
public record KlingAccount(
    AccountEmail email,
    Balance balance,
    Optional<Instant> signedInUntil,
    OptionalInt maxJobs,
    Optional<String> error,
    Optional<String> listedError) {

  /** One of which no list says anything. */
  public KlingAccount(
      AccountEmail email,
      Balance balance,
      Optional<Instant> signedInUntil,
      OptionalInt maxJobs,
      Optional<String> error) {
    this(email, balance, signedInUntil, maxJobs, error, Optional.empty());
  }

  public KlingAccount withListedError(String listed) {
    return new KlingAccount(email, balance, signedInUntil, maxJobs, error, Optional.of(listed));
  }

  /** Whether it is in an error state, by its own answer or by the list. */
  public boolean isFaulty() {
    return error.isPresent() || listedError.isPresent();
  }

  /** Whether jobs fail on it, whatever is left. */
  public boolean failsJobsAt(Instant now) {
    return isSignedOutAt(now) || isFaulty();
  }

  public boolean isSignedOutAt(Instant now) {
    return signedInUntil.filter(end -> !end.isAfter(now)).isPresent();
  }
}
