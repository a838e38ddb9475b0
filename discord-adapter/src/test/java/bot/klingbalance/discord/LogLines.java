package bot.klingbalance.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What the bot itself wrote into the log while this is open. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("bot.klingbalance");
  private final CopyOnWriteArrayList<String> all = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<String> lines = new CopyOnWriteArrayList<>();

  public LogLines() {
    start();
    logger.addAppender(this);
  }

  List<String> sentences() {
    return all;
  }

  /** Warnings and worse. */
  public List<String> troubles() {
    return lines;
  }

  /** Waits for so many. */
  synchronized void awaitTroubles(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (lines.size() < count) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("the log has only " + lines);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    all.add(event.getFormattedMessage());
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      lines.add(event.getFormattedMessage());
      notifyAll();
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }
}
