package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That the accounts of a message are snoozed.
 *
 * @param name who pressed it: foreign text
 * @param until when it ends at the latest
 * @param endsWithGrant whether a grant or a top-up ends it before that
 * @param critical what was critical already when it was pressed: anything else breaks through
 */
public record Snoozed(
    String name, Instant until, boolean endsWithGrant, Set<AccountEmail> critical) {
  public Snoozed {
    critical = Set.copyOf(critical);
  }

  /** The same where nothing is said of an account. */
  public Snoozed without(AccountEmail account) {
    Set<AccountEmail> others =
        critical.stream()
            .filter(each -> !each.equals(account))
            .collect(Collectors.toUnmodifiableSet());
    return new Snoozed(name, until, endsWithGrant, others);
  }

  static Snoozed of(Snooze snooze, Digest digest) {
    Set<AccountEmail> critical =
        digest.open().stream()
            .filter(finding -> finding.level() == Severity.CRITICAL)
            .flatMap(finding -> finding.account().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Snoozed(snooze.by().name(), snooze.until(), snooze.endsWithGrant(), critical);
  }
}
