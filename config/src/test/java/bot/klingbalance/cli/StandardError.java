package bot.klingbalance.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What the program writes to the standard error of the process, where its log goes. */
final class StandardError extends ByteArrayOutputStream implements AutoCloseable {
  private final PrintStream before = System.err;

  /** Keeps all that is written from now on until it is closed. */
  StandardError() {
    System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    super.write(bytes, from, length);
    notifyAll();
  }

  synchronized String text() {
    return toString(StandardCharsets.UTF_8);
  }

  /** Waits until {@code words} have been written, for a minute at most. */
  synchronized void awaitText(String words) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!text().contains(words)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("the log has no “%s”: %s".formatted(words, text()));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
