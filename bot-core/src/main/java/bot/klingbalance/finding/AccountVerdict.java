package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import java.util.List;
import java.util.Optional;

/**
 * What a check comes to for one account.
 *
 * @param memory what is to be remembered of it
 * @param recovery that it is back to normal, where it was warned of
 * @param answered whether it could be read: otherwise nothing new is known of its credits
 */
public record AccountVerdict(
    AccountEmail account,
    List<Finding> findings,
    AccountState memory,
    Optional<Recovery> recovery,
    boolean answered) {
  public AccountVerdict {
    findings = List.copyOf(findings);
  }

  /** The same where nobody is told of it: {@code before} is still what is remembered. */
  public AccountVerdict untold(AccountState before) {
    return new AccountVerdict(account, findings, before, Optional.empty(), answered);
  }
}
