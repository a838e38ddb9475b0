package bot.klingbalance.report;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The week of an account.
 *
 * @param spent in the week; absent where nobody knows
 * @param before in the week before; absent where not all of it is known
 * @param left what it had at its last reading; absent where it was never read
 * @param expired what expired unused in the week
 * @param runsOut when nothing is left at the present pace, where that is before the next grant
 * @param expires what will expire unused next, where something will
 * @param unread why it could not be read for the report, where it could not
 * @param needs how severe the worst is that is the matter with it now, where it needs action: a
 *     warning at least
 * @param gap the longest time of the week in which it was not read, where that is worth telling
 */
public record AccountWeek(
    AccountEmail account,
    Optional<Credits> spent,
    Optional<Credits> before,
    Optional<Credits> left,
    Credits expired,
    Optional<Instant> runsOut,
    Optional<Expiry> expires,
    Optional<Failure.Reason> unread,
    Optional<Severity> needs,
    Optional<ReadingGap> gap) {
  /** What needs action most, then what runs out first, then what spent most. */
  static final Comparator<AccountWeek> MOST_IMPORTANT_FIRST =
      Comparator.<AccountWeek, Severity>comparing(each -> each.needs.orElse(Severity.NOTICE))
          .reversed()
          .thenComparing(each -> each.runsOut.orElse(Instant.MAX))
          .thenComparing(each -> each.spent.orElse(Credits.ZERO), Comparator.reverseOrder())
          .thenComparing(AccountWeek::account);

  /** Credits that nobody will have used when they expire. */
  public record Expiry(Credits amount, Instant at) {}
}
