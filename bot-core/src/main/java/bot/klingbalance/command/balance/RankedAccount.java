package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.forecast.Outlook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account and its place in an overview. */
record RankedAccount(AccountStatus status, Urgency urgency) {
  /** What warns first; among equals what runs out first, the fewest credits, the address. */
  private static Comparator<RankedAccount> mostUrgentFirst(Instant now) {
    return Comparator.comparing(RankedAccount::urgency, Urgency.HIGHEST_FIRST)
        .thenComparing(each -> each.status().leftAt(now).orElse(Credits.ZERO))
        .thenComparing(each -> each.status().email());
  }

  /**
   * The accounts, most urgent first.
   *
   * @param outlooks what is expected of accounts, where that is known
   */
  static List<RankedAccount> mostUrgentFirst(
      List<AccountStatus> accounts, Map<AccountEmail, Outlook> outlooks, Instant now) {
    return accounts.stream()
        .map(
            status ->
                new RankedAccount(
                    status,
                    Urgency.of(status, Optional.ofNullable(outlooks.get(status.email())), now)))
        .sorted(mostUrgentFirst(now))
        .toList();
  }
}
