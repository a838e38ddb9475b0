package bot.klingbalance.checkup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at several things at once. */
public final class Checkup {
  /** More than a question to useapi.net may take with its retries. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

  private final List<Examination> examinations;

  /**
   * A checkup that has not begun.
   *
   * @param examinations in the order in which they are reported; at least one
   */
  public Checkup(List<Examination> examinations) {
    this.examinations = List.copyOf(examinations);
  }

  /** Is told how far it has come; on any thread, by one at a time. */
  @FunctionalInterface
  public interface Progress {
    /** Tells nobody. */
    Progress UNTOLD = (done, all) -> {};

    /** So many of the examinations are done. */
    void reached(int done, int all);
  }

  /** Begins to look; the call does not block, and the future does not end exceptionally. */
  public CompletableFuture<Report> begin(Progress progress) {
    AtomicInteger done = new AtomicInteger();
    Runnable oneMore =
        () -> {
          synchronized (done) {
            progress.reached(done.incrementAndGet(), examinations.size());
          }
        };
    List<CompletableFuture<List<Check>>> looks =
        examinations.stream().map(each -> begin(each, oneMore)).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all -> new Report(looks.stream().flatMap(look -> look.join().stream()).toList()));
  }

  private static CompletableFuture<List<Check>> begin(Examination examination, Runnable done) {
    String subject = examination.subject();
    return begun(examination)
        .copy()
        .completeOnTimeout(List.of(tooLong(subject)), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(defect -> List.of(failed(subject, defect)))
        .whenComplete((checks, never) -> done.run());
  }

  private static CompletableFuture<List<Check>> begun(Examination examination) {
    try {
      return examination.begin();
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }

  private static Check tooLong(String subject) {
    return Check.unknown(
        subject,
        "It could not be looked at within %d seconds. Try again.".formatted(PATIENCE.toSeconds()));
  }

  private static Check failed(String subject, Throwable defect) {
    LOG.error("Looking at {} met a defect of the bot.", subject, defect);
    return Check.unknown(
        subject, "The bot itself failed to look at it. The reason stands in its log.");
  }
}
