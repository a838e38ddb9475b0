package bot.klingbalance.usage;

/**
 * How many jobs there were, and how they ended.
 *
 * @param failed of all jobs
 * @param succeeded of all jobs; those of which neither is known are in none of both
 */
public record JobTally(int jobs, int failed, int succeeded) {
  public static final JobTally NONE = new JobTally(0, 0, 0);

  public JobTally {
    if (failed < 0 || succeeded < 0 || failed + succeeded > jobs) {
      throw new IllegalArgumentException(
          "%d failed and %d succeeded of %d".formatted(failed, succeeded, jobs));
    }
  }

  public JobTally plus(JobTally other) {
    return new JobTally(jobs + other.jobs, failed + other.failed, succeeded + other.succeeded);
  }
}
