package bot.klingbalance.finding;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange;
import bot.klingbalance.history.BalanceChanges;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is remembered of an account from one daily check of a channel to the next.
 *
 * @param standing the kinds of which it was warned and that are not over: back to normal is said
 *     when the last of them is
 * @param left what it had when it last said so
 * @param packages the packages it had then
 * @param lastGain when a grant or a top-up was last seen
 * @param readAt when it last said what is left; absent in what bots before 2026-12 wrote
 * @param burst when the far more than usual spending began that was found last: it names it
 */
public record AccountState(
    Set<FindingKind> standing,
    Optional<Credits> left,
    List<CreditPackage> packages,
    Optional<Instant> lastGain,
    Optional<Instant> readAt,
    Optional<Instant> burst) {
  /** An account that was never checked before. */
  public static final AccountState NONE =
      new AccountState(Set.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** One that never spent far more than usual. */
  public AccountState(
      Set<FindingKind> standing,
      Optional<Credits> left,
      List<CreditPackage> packages,
      Optional<Instant> lastGain,
      Optional<Instant> readAt) {
    this(standing, left, packages, lastGain, readAt, Optional.empty());
  }

  public AccountState {
    standing = Set.copyOf(standing);
    packages = List.copyOf(packages);
  }

  /** The grants and top-ups since then. */
  List<BalanceChange> newCreditsUntil(RecordedReading reading) {
    return BalanceChanges.newCredits(lastReading(), reading);
  }

  AccountState after(Set<FindingKind> standing, RecordedReading reading, Optional<Instant> gain) {
    Balance balance = reading.balance();
    return balance.left().isEmpty()
        ? new AccountState(standing, left, packages, gain.or(() -> lastGain), readAt, burst)
        : new AccountState(
            standing,
            balance.left(),
            balance.packages(),
            gain.or(() -> lastGain),
            Optional.of(reading.at()),
            burst);
  }

  /** The same account, of which nothing new is known but what is wrong with it. */
  AccountState with(Set<FindingKind> standing) {
    return new AccountState(standing, left, packages, lastGain, readAt, burst);
  }

  /** The same account, of which the channel was warned between two checks too. */
  public AccountState warnedOf(Set<FindingKind> kinds) {
    return with(
        Stream.concat(standing.stream(), kinds.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  AccountState withBurst(Instant since) {
    return new AccountState(standing, left, packages, lastGain, readAt, Optional.of(since));
  }

  private RecordedReading lastReading() {
    return new RecordedReading(
        readAt.orElse(Instant.EPOCH), new Balance(left, packages, Optional.empty()));
  }
}
