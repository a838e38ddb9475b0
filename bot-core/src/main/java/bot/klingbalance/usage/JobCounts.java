package bot.klingbalance.usage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What the API was used for.
 *
 * @param byName jobs by model, or by endpoint where no model is told: foreign text, cleaned
 * @param failures how many failed, by the status code or the kind of the failure
 */
public record JobCounts(Map<String, JobTally> byName, Map<String, Integer> failures) {
  public static final JobCounts NONE = new JobCounts(Map.of(), Map.of());

  /** What has no name, or was one name too many. */
  public static final String OTHER = "other";

  /** So many names are told apart, of an account and a day. */
  public static final int MOST_NAMES = 40;

  /** So many kinds of failures are. */
  public static final int MOST_FAILURES = 20;

  public JobCounts {
    byName = Map.copyOf(byName);
    failures = Map.copyOf(failures);
  }

  public JobTally all() {
    return byName.values().stream().reduce(JobTally.NONE, JobTally::plus);
  }

  /** All of them together. */
  public static JobCounts together(List<JobCounts> counts) {
    Map<String, JobTally> byName = new TreeMap<>();
    Map<String, Integer> failures = new TreeMap<>();
    for (JobCounts each : counts) {
      addAll(byName, each.byName, JobTally::plus);
      addAll(failures, each.failures, Integer::sum);
    }
    return new JobCounts(byName, failures);
  }

  private static <V> void addAll(Map<String, V> sums, Map<String, V> more, BinaryOperator<V> plus) {
    more.forEach((name, count) -> sums.merge(name, count, plus));
  }
}
