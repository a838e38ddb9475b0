package bot.klingbalance.program.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * Tells on in one line what a library warns of, without payloads, tokens and stack traces, which
 * may hold what authorises an answer.
 */
final class MaskedWarnings extends AppenderBase<ILoggingEvent> {
  private static final String MASK = "•••";
  private static final int LONGEST = 300;
  private static final Pattern PAYLOAD = Pattern.compile("[{\\[].*[}\\]]");
  private static final Pattern SECRET_PATH =
      Pattern.compile("((?:interactions|webhooks)/\\d+/)[^/\\s?]+");
  private static final Pattern AUTHORIZATION = Pattern.compile("\\b(Bot|Bearer) [^\\s,]+");

  /** A bot's token has about 70 characters, an interaction's about 200; an id has 20. */
  private static final Pattern TOKEN = Pattern.compile("[\\w.~+/=-]{40,}");

  private final Logger log;

  /**
   * Warnings that are told on.
   *
   * @param log bears the name of the library; not below the one that this hangs on
   */
  MaskedWarnings(Logger log) {
    this.log = log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    String cause = failure == null ? "" : " (%s)".formatted(failure.getClassName());
    log.warn("{}{}", masked(event.getFormattedMessage()), cause);
  }

  private static String masked(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    String bare = PAYLOAD.matcher(line).replaceAll(MASK);
    String path = SECRET_PATH.matcher(bare).replaceAll("$1" + MASK);
    String authorized = AUTHORIZATION.matcher(path).replaceAll("$1 " + MASK);
    String safe = TOKEN.matcher(authorized).replaceAll(MASK);
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
  }
}
