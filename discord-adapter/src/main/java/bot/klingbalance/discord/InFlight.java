package bot.klingbalance.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The answers under way, so that they can be finished before the bot stops. */
final class InFlight {
  private final BooleanSupplier isOurs;
  private final Map<Long, CompletableFuture<Void>> answers = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private volatile boolean closed;

  /**
   * None yet.
   *
   * @param isOurs whether this bot is to answer at all, asked anew each time: one that was frozen
   *     may wake with what another bot has answered meanwhile
   */
  InFlight(BooleanSupplier isOurs) {
    this.isOurs = isOurs;
  }

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  /** Whether something new is taken in at this moment. */
  boolean isOpen() {
    return !closed && isOurs.getAsBoolean();
  }

  /** A new answer under way. Whoever gives it completes the future, whatever came of it. */
  CompletableFuture<Void> begin() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    long number = count.incrementAndGet();
    answers.put(number, answer);
    var unused = answer.whenComplete((done, defect) -> answers.remove(number));
    return answer;
  }

  /** Waits until all are finished; returns how many are not when the time is up. */
  int finish(Duration most) {
    try {
      CompletableFuture<Void> all =
          CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new));
      all.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Those that are unfinished are counted.
    }
    return (int) answers.values().stream().filter(answer -> !answer.isDone()).count();
  }
}
