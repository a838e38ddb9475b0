package bot.klingbalance.polling;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class tells in the log, from warnings on, while this is open. */
final class LogLines implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  LogLines(Class<?> teller) {
    logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(teller);
    logger.setLevel(Level.WARN);
    heard.start();
    logger.addAppender(heard);
  }

  List<String> lines() {
    return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
    logger.setLevel(null);
  }
}
