package bot.klingbalance.useapi.wire;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts jobs, and keeps nothing else of them. For use by one thread. */
final class JobTallies {
  /** Names and failures of all accounts together: some 200 bytes each. */
  private static final int MOST_ENTRIES = 6_000;

  private final Map<AccountEmail, OfAccount> accounts = new HashMap<>();
  private int entries;

  void add(AccountEmail account, JobRow row) {
    OfAccount counts = accounts.computeIfAbsent(account, none -> new OfAccount());
    JobRow.State state = row.state();
    Count job = count(counts.names, row.name(), JobCounts.MOST_NAMES);
    job.jobs++;
    if (state.failure() != null) {
      job.failed++;
      count(counts.failures, state.failure(), JobCounts.MOST_FAILURES).jobs++;
    } else if (state.succeeded()) {
      job.succeeded++;
    }
  }

  Map<AccountEmail, JobCounts> counts() {
    return accounts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().counts()));
  }

  private Count count(Map<String, Count> counts, String name, int most) {
    Count known = counts.get(name);
    if (known != null) {
      return known;
    }
    boolean isRoom = counts.size() < most - 1 && entries < MOST_ENTRIES;
    entries++;
    return counts.computeIfAbsent(isRoom ? name : JobCounts.OTHER, none -> new Count());
  }

  private static final class Count {
    int jobs;
    int failed;
    int succeeded;

    JobTally tally() {
      return new JobTally(jobs, failed, succeeded);
    }
  }

  private static final class OfAccount {
    final Map<String, Count> names = new HashMap<>();
    final Map<String, Count> failures = new HashMap<>();

    JobCounts counts() {
      return new JobCounts(
          names.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().tally())),
          failures.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().jobs)));
    }
  }
}
