package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something about an account that needs somebody.
 *
 * @param account absent when it holds for every watched account: one cause is told once
 * @param why the rule by which it has its level
 */
public record Finding(Optional<AccountEmail> account, Severity level, Trigger why, Cause cause) {
  /** Most urgent first; among equals what holds for all, then by kind and address. */
  public static final Comparator<Finding> MOST_URGENT_FIRST =
      Comparator.comparing(Finding::level)
          .reversed()
          .thenComparing(finding -> finding.account().isPresent())
          .thenComparing(Finding::kind)
          .thenComparing(finding -> finding.account().map(AccountEmail::value).orElse(""));

  /** One with the level of its rule. */
  public Finding(Optional<AccountEmail> account, Trigger why, Cause cause) {
    this(account, why.level(), why, cause);
  }

  public FindingKind kind() {
    return cause.kind();
  }

  /** Whether {@code other} is of the same account and of the same kind. */
  public boolean isAboutTheSameAs(Finding other) {
    return account.equals(other.account) && kind() == other.kind();
  }
}
