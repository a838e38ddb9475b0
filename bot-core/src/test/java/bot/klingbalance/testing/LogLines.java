package bot.klingbalance.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What is logged below a name while this is open, at every level. The lines go nowhere else. Safe
 * for use by many threads.
 */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LogLines(String name) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
  }

  /** Captures what is logged below a name: that of a package, or of a class. */
  public static LogLines of(String name) {
    LogLines lines = new LogLines(name);
    lines.logger.setLevel(Level.TRACE);
    lines.logger.setAdditive(false);
    lines.start();
    lines.logger.addAppender(lines);
    return lines;
  }

  public static LogLines of(Class<?> source) {
    return of(source.getName());
  }

  /** Every line, without stack traces. */
  public List<String> messages() {
    return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The fields of every line, as searches find them. */
  public List<Map<String, Object>> fields() {
    return events.stream()
        .map(ILoggingEvent::getKeyValuePairs)
        .map(
            pairs ->
                pairs == null
                    ? Map.<String, Object>of()
                    : pairs.stream()
                        .collect(Collectors.toMap(each -> each.key, each -> each.value)))
        .toList();
  }

  /** Every line, with the stack trace where there is one. */
  public List<String> messagesWithTraces() {
    return events.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  /** The lines of warnings and worse. */
  public List<String> warnings() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Waits until there are so many warnings, for 20 s at most. */
  public synchronized void awaitWarnings(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (warnings().size() < count) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("the log has only " + warnings());
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    events.add(event);
    notifyAll();
  }
}
