package bot.klingbalance.program.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class SilentLogTest {
  @Test
  void nothingIsWrittenUntilSomebodySaysWhere() {
    SilentLog log = new SilentLog();
    log.initialize();

    LoggerContext context = (LoggerContext) log.getLoggerFactory();
    context.getLogger("any").error("Something happened.");

    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders()).isExhausted();
    assertThat(context.isStarted()).isTrue();
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .allMatch(status -> status.getMessage().startsWith("No appenders present"));
  }
}
