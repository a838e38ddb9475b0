package bot.klingbalance.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * The results of all checks.
 *
 * @param checks in the order in which things depend on each other; at least one
 */
public record DoctorReport(List<CheckResult> checks) {
  public DoctorReport {
    checks = List.copyOf(checks);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a report of nothing");
    }
  }

  /** Whether something keeps the bot from its work. */
  public boolean needsMending() {
    return worst() == CheckStatus.MEND;
  }

  /** The worst status of all. */
  public CheckStatus worst() {
    return checks.stream().map(CheckResult::status).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many checks have that status. */
  public long count(CheckStatus status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
