package bot.klingbalance.discord;

import bot.klingbalance.discord.gateway.JdaFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one response ends: its future is completed, and what went wrong is logged once. */
final class ResponseOutcome {
  private static final Logger log = LoggerFactory.getLogger(ResponseOutcome.class);

  private final String what;
  private final CompletableFuture<Void> finished;
  private final AtomicBoolean logged = new AtomicBoolean();

  /**
   * An outcome that is still open.
   *
   * @param what was asked, for the log
   * @param finished is completed when there is nothing more to do, whatever came of it
   */
  ResponseOutcome(String what, CompletableFuture<Void> finished) {
    this.what = what;
    this.finished = finished;
  }

  void done() {
    finished.complete(null);
  }

  void failed(Throwable failure) {
    if (JdaFailures.isUnreadAnswer(failure)) {
      done();
    } else {
      dropped(JdaFailures.sentence(failure));
    }
  }

  void dropped(String why) {
    if (logged.compareAndSet(false, true)) {
      log.warn("Discord did not take the answer to {}: {}", what, why);
    }
    done();
  }

  /** The bot failed to make an answer; another one says so to the asker. */
  void defect(RuntimeException defect) {
    log.error("The bot failed to answer {}.", what, defect);
  }
}
