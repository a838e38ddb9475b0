package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The password in the address of the database stands in no log, be it as chatty as can be. */
class StoreSecrecyTest {
  private static final String PASSWORD = "hunter2";

  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    heard.start();
    root.setLevel(Level.TRACE);
    root.addAppender(heard);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(heard);
    root.setLevel(Level.OFF);
  }

  @Test
  void aServerThatIsUsedAndOneThatIsNotThereKeepTheirPasswordToThemselves() {
    DatabaseAddress address = TestPostgres.emptyDatabase();
    assertThat(((DatabaseAddress.PostgresServer) address).url().reveal()).contains(PASSWORD);
    try (Database database = Databases.opened(address)) {
      assertThat(database.watches().channels()).isEmpty();
    }
    OpenResult unavailable =
        Database.open(
            Databases.address("jdbc:postgresql://127.0.0.1:1/bot?password=" + PASSWORD),
            TestDatabases.SHORT_TIMEOUT);

    assertThat(address.toString() + unavailable).doesNotContain(PASSWORD);
    assertThat(List.copyOf(heard.list))
        .isNotEmpty()
        .map(StoreSecrecyTest::whole)
        .noneMatch(text -> text.contains(PASSWORD));
  }

  private static String whole(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + trace;
  }
}
