package bot.klingbalance.chat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers that are being given, so that they can be finished before the bot ends. Safe for use
 * by many threads.
 */
public final class AnswersUnderWay {
  private final Set<CompletableFuture<Void>> answers = ConcurrentHashMap.newKeySet();

  /** One more. Whoever gives it completes the future, whatever came of it. */
  @SuppressWarnings("CollectionUndefinedEquality") // by identity, as is meant
  public CompletableFuture<Void> begin() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    answers.add(answer);
    var unused = answer.whenComplete((done, defect) -> answers.remove(answer));
    return answer;
  }

  public int count() {
    return answers.size();
  }

  /**
   * Waits until all are given, also those that begin meanwhile. Blocks.
   *
   * @param within how long at most
   * @return whether they are
   */
  public boolean areGiven(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    try {
      while (!answers.isEmpty()) {
        CompletableFuture<Void> all =
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new));
        all.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Those that are not given are told of.
    }
    return answers.isEmpty();
  }
}
