package bot.klingbalance.checkup;

import java.util.Comparator;
import java.util.List;

/**
 * What a checkup has shown.
 *
 * @param checks in the order in which things depend on each other; at least one
 */
public record Report(List<Check> checks) {
  public Report {
    checks = List.copyOf(checks);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a report of nothing");
    }
  }

  /** Whether something keeps the bot from its work. */
  public boolean needsMending() {
    return worst() == Verdict.MEND;
  }

  /** How it is about the worst of all. */
  public Verdict worst() {
    return checks.stream().map(Check::verdict).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many checks ended like that. */
  public long count(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).count();
  }
}
