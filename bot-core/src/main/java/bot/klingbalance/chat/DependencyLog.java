package bot.klingbalance.chat;

import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Begins the lines that tell how it stands with something that the bot depends on: each has the
 * fields {@code event} and {@code dependency}. Safe for use by many threads.
 *
 * @param log whose lines they are
 * @param dependency its name in the log, such as {@code slack}
 */
public record DependencyLog(Logger log, String dependency) {
  /** It is there; that it was missed before was not told. */
  public LoggingEventBuilder connection() {
    return of(log.atInfo().addKeyValue("event", "connection"));
  }

  /** It cannot be used, and is tried again. */
  public LoggingEventBuilder trouble() {
    return of(log.atWarn().addKeyValue("event", "trouble"));
  }

  /** It cannot be used, and stays so until somebody acts. */
  public LoggingEventBuilder refusal() {
    return of(log.atError().addKeyValue("event", "trouble"));
  }

  /** A trouble that was told is over. */
  public LoggingEventBuilder recovery() {
    return of(log.atInfo().addKeyValue("event", "recovery"));
  }

  private LoggingEventBuilder of(LoggingEventBuilder line) {
    return line.addKeyValue("dependency", dependency);
  }
}
