package bot.klingbalance.account.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The patience of people, which ends when a test says so. Safe for use by threads. */
public final class FakePatience implements Patience {
  private final List<CompletableFuture<Void>> waits = new ArrayList<>();
  private int begun;

  @Override
  public synchronized CompletableFuture<Void> begin() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    waits.add(end);
    begun++;
    notifyAll();
    return end;
  }

  /** Everybody who waits has waited long enough. */
  public void end() {
    List<CompletableFuture<Void>> ended;
    synchronized (this) {
      ended = List.copyOf(waits);
      waits.clear();
    }
    ended.forEach(each -> each.complete(null));
  }

  /** Blocks until so many have begun to wait, since this was made. */
  public synchronized void awaitBegun(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (begun < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("nobody began to wait");
      }
      wait(left);
    }
  }

  /** How many wait, or did until their answer came. */
  public synchronized int waits() {
    return waits.size();
  }
}
