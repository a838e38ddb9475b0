package bot.klingbalance.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs several checks at once. */
public final class Doctor {
  /** More than a request to useapi.net may take with its retries. */
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private static final Logger log = LoggerFactory.getLogger(Doctor.class);

  private final List<Check> checks;

  /**
   * A doctor that has not begun.
   *
   * @param checks in the order in which they are reported; at least one
   */
  public Doctor(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Is told how far it has come; on any thread, by one at a time. */
  @FunctionalInterface
  public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, all) -> {};

    /** So many of the checks are done. */
    void reached(int done, int all);
  }

  /** Begins the checks. The call does not block, and the future does not end exceptionally. */
  public CompletableFuture<DoctorReport> begin(Progress progress) {
    AtomicInteger done = new AtomicInteger();
    Runnable oneMore =
        () -> {
          synchronized (done) {
            progress.reached(done.incrementAndGet(), checks.size());
          }
        };
    List<CompletableFuture<List<CheckResult>>> results =
        checks.stream().map(each -> begin(each, oneMore)).toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all ->
                new DoctorReport(
                    results.stream().flatMap(result -> result.join().stream()).toList()));
  }

  private static CompletableFuture<List<CheckResult>> begin(Check check, Runnable done) {
    String subject = check.subject();
    return begun(check)
        .copy()
        .completeOnTimeout(List.of(tooLong(subject)), TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(defect -> List.of(failed(subject, defect)))
        .whenComplete((checks, never) -> done.run());
  }

  private static CompletableFuture<List<CheckResult>> begun(Check check) {
    try {
      return check.begin();
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }

  private static CheckResult tooLong(String subject) {
    return CheckResult.unknown(
        subject,
        "It could not be looked at within %d seconds. Try again.".formatted(TIMEOUT.toSeconds()));
  }

  private static CheckResult failed(String subject, Throwable defect) {
    log.error("Looking at {} met a defect of the bot.", subject, defect);
    return CheckResult.unknown(
        subject, "The bot itself failed to look at it. The reason stands in its log.");
  }
}
