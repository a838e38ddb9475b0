package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What needs somebody first: the order of an overview, and when a balance counts as low. */
final class Urgency {
  /** A balance below this share of what was granted is low where nobody set another limit. */
  private static final int LOW_PERCENT = 10;

  private Urgency() {}

  /** Most urgent first; among equals the one with the fewest credits, then by address. */
  static Comparator<AccountStatus> mostUrgentFirst(Instant now) {
    return Comparator.<AccountStatus, Tone>comparing(each -> tone(each, now))
        .reversed()
        .thenComparing(each -> each.left().orElse(Credits.ZERO))
        .thenComparing(AccountStatus::email);
  }

  static Tone tone(AccountStatus status, Instant now) {
    return status.match(
        answered -> tone(answered.found(), now),
        failed -> FailureText.tone(failed.failure().reason()),
        awaited -> awaited.known().map(found -> tone(found, now)).orElse(Tone.NOTICE));
  }

  static Tone tone(Found found, Instant now) {
    return tone(found.account(), now);
  }

  private static Tone tone(KlingAccount account, Instant now) {
    Optional<Credits> left = account.balance().left();
    if (left.isEmpty()) {
      return Tone.NOTICE;
    }
    if (left.get().isZero()) {
      return Tone.CRITICAL;
    }
    return account.failsJobsAt(now) || isLow(account.balance(), now) ? Tone.WARNING : Tone.GOOD;
  }

  private static boolean isLow(Balance balance, Instant now) {
    Optional<Credits> left = balance.left();
    return balance
        .grantedAt(now)
        .filter(granted -> left.isPresent())
        .filter(granted -> Percent.of(left.get(), granted).value() < LOW_PERCENT)
        .isPresent();
  }
}
