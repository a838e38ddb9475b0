package bot.klingbalance.store;

import static java.util.Comparator.comparing;

import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;

/** A thread that works only while a test lets time pass. */
public final class FakeThread implements StoreThread {
  private final MovableClock clock;
  private final Queue<Task> tasks =
      new PriorityQueue<>(comparing(Task::at).thenComparing(Task::number));
  private int number;
  private boolean isClosed;

  public FakeThread(MovableClock clock) {
    this.clock = clock;
  }

  private record Task(Instant at, int number, Runnable work) {}

  /** Does all that is due by then, each at its time. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (!tasks.isEmpty() && !tasks.element().at().isAfter(end)) {
      Task next = tasks.remove();
      if (next.at().isAfter(clock.instant())) {
        clock.moveTo(next.at());
      }
      next.work().run();
    }
    clock.moveTo(end);
  }

  /** Does all that is due now. */
  public void run() {
    pass(Duration.ZERO);
  }

  public int waiting() {
    return tasks.size();
  }

  @Override
  public void now(Runnable work) {
    after(Duration.ZERO, work);
  }

  @Override
  public void after(Duration wait, Runnable work) {
    if (!isClosed) {
      tasks.add(new Task(clock.instant().plus(wait), number++, work));
    }
  }

  @Override
  public void close(Runnable last) {
    last.run();
    isClosed = true;
    tasks.clear();
  }
}
