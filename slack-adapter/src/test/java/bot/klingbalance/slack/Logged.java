package bot.klingbalance.slack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged below a name while this is open, at every level. */
public final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private Logged(String name) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
  }

  public static Logged from(String name) {
    Logged logged = new Logged(name);
    logged.logger.setLevel(Level.TRACE);
    logged.logger.setAdditive(false);
    logged.start();
    logged.logger.addAppender(logged);
    return logged;
  }

  /** Every line, with the stack trace where there is one. */
  List<String> lines() {
    return events.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  public List<String> warnings() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }
}
