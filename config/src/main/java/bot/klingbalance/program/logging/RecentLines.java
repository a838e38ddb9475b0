package bot.klingbalance.program.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of the log, in memory, without stack traces. Safe for use by many threads. */
public final class RecentLines extends AppenderBase<ILoggingEvent> {
  private static final int MOST = 500;

  private final Deque<String> lines = new ArrayDeque<>();

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    String line =
        "%s %-5s %s - %s%s"
            .formatted(
                event.getInstant(),
                event.getLevel(),
                event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1),
                event.getFormattedMessage().replaceAll("\\s+", " "),
                failure == null ? "" : " (%s)".formatted(failure.getClassName()));
    synchronized (lines) {
      lines.add(line);
      if (lines.size() > MOST) {
        lines.remove();
      }
    }
  }

  /** Those until now, the oldest first. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
