package bot.klingbalance.program.logging;

import bot.klingbalance.settings.LogSection;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** The log: one line an event, to standard error. */
public final class Logging {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";

  /** Before the name of each package of the bot. */
  private static final String ROOT = "bot.klingbalance.";

  /** Libraries that print requests, and tokens with them, when they are asked to say much. */
  private static final String[] TALKATIVE = {"okhttp3", "com.slack", "org.flywaydb", "com.zaxxer"};

  /**
   * Libraries that print whole payloads, with the tokens to answer them, or a stack trace for each
   * lost request or connection; the bot says in a sentence what becomes of them.
   */
  private static final String[] INDISCREET = {
    "com.slack.api.bolt.util.SlackRequestParser",
    "com.github.kagkarlsson.scheduler",
    "com.zaxxer.hikari.pool.PoolBase",
    "com.zaxxer.hikari.pool.ProxyConnection"
  };

  /** It is silent about what it cannot read, but for its warnings, which quote it. */
  private static final String JDA = "net.dv8tion";

  private Logging() {}

  public static void start(LogSection settings) {
    LoggerContext context = context();
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender(context, settings.format()));
    setLevels(settings);
    for (String talkative : TALKATIVE) {
      context.getLogger(talkative).setLevel(Level.WARN);
    }
    for (String indiscreet : INDISCREET) {
      context.getLogger(indiscreet).setLevel(Level.OFF);
    }
    maskWarnings(context);
  }

  /**
   * Like {@link #start}, and keeps in memory what is logged from {@code INFO} on.
   *
   * @param settings what is printed; nothing below {@code INFO} is kept unless it is printed too
   */
  public static RecentLines startKeeping(LogSection settings) {
    LoggerContext context = context();
    start(settings);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level printed = root.getLevel();
    ThresholdFilter threshold = new ThresholdFilter();
    threshold.setLevel(printed.toString());
    threshold.start();
    root.iteratorForAppenders().forEachRemaining(each -> each.addFilter(threshold));
    RecentLines kept = new RecentLines();
    kept.setContext(context);
    kept.start();
    root.addAppender(kept);
    root.setLevel(printed.isGreaterOrEqual(Level.INFO) ? Level.INFO : printed);
    return kept;
  }

  private static void maskWarnings(LoggerContext context) {
    MaskedWarnings masked = new MaskedWarnings(context.getLogger("JDA"));
    masked.setContext(context);
    masked.start();
    Logger jda = context.getLogger(JDA);
    jda.setLevel(Level.WARN);
    jda.setAdditive(false);
    jda.addAppender(masked);
  }

  /** From now on that much is logged; the format stays. */
  public static void setLevels(LogSection settings) {
    LoggerContext context = context();
    context
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.convertAnSLF4JLevel(settings.level()));
    for (String name : LogSection.PACKAGES) {
      // Without a level of its own a package has that of the root.
      context
          .getLogger(ROOT + name)
          .setLevel(settings.levelOf(name).map(Level::convertAnSLF4JLevel).orElse(null));
    }
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static ConsoleAppender<ILoggingEvent> appender(
      LoggerContext context, LogSection.Format format) {
    Encoder<ILoggingEvent> encoder = encoder(context, format);
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSection.Format format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case TEXT -> text();
          case JSON -> json();
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  /** The message as people read it, not what it was made of. */
  private static JsonLines json() {
    JsonLines encoder = new JsonLines();
    encoder.setWithKVPList(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    return encoder;
  }

  private static PatternLayoutEncoder text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(LINE);
    encoder.setCharset(StandardCharsets.UTF_8);
    return encoder;
  }
}
