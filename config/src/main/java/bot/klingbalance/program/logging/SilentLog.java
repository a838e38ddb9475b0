package bot.klingbalance.program.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.Reporter;

/**
 * The log until the settings are read: it says nothing, and looks for no file of its own to be told
 * by. Logback's own way to find that out writes down how long it took, in a form of text that costs
 * a start 15 ms.
 */
public final class SilentLog extends LogbackServiceProvider {
  /** Has the log start so. To be called before anything else asks for a logger. */
  public static void use() {
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, SilentLog.class.getName());
    // It tells on the console that somebody chose, otherwise.
    System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
  }

  @Override
  public void initialize() {
    LoggerContext context = (LoggerContext) getLoggerFactory();
    context.setMDCAdapter((LogbackMDCAdapter) getMDCAdapter());
    context.start();
  }
}
