package bot.klingbalance.finding;

import bot.klingbalance.account.Credits;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of an account from one daily check of a channel to the next.
 *
 * @param standing the kinds of which it was warned and that are not over: back to normal is said
 *     when the last of them is
 * @param left what it had when it last said so
 * @param packages the packages it had then; a new one among them is a grant or a top-up
 * @param lastGain when a grant or a top-up was last seen
 */
public record AccountState(
    Set<FindingKind> standing,
    Optional<Credits> left,
    Set<SeenPackage> packages,
    Optional<Instant> lastGain) {
  /** An account that was never checked before. */
  public static final AccountState NONE =
      new AccountState(Set.of(), Optional.empty(), Set.of(), Optional.empty());

  public AccountState {
    standing = Set.copyOf(standing);
    packages = Set.copyOf(packages);
  }

  /** What tells one package of an account from another. */
  public record SeenPackage(
      Optional<String> type, Optional<Instant> startsAt, Optional<Instant> expiresAt) {}
}
