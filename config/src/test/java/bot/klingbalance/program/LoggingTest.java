package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LoggingTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream standardError = System.err;

  @BeforeEach
  void catchTheLog() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void letItGo() {
    System.setErr(standardError);
    Logging.start(new LogSection(Format.TEXT, Level.WARN, Map.of()));
  }

  @Test
  void aRoomMayLogMoreOrLessThanTheRest() {
    Logging.start(
        new LogSection(
            Format.TEXT, Level.INFO, Map.of("useapi", Level.DEBUG, "slack", Level.ERROR)));

    logAtEveryLevel("bot.klingbalance.useapi.RetryingCall");
    logAtEveryLevel("bot.klingbalance.slack.connection.SocketModeClient");
    logAtEveryLevel("bot.klingbalance.database.Sql");

    assertThat(lines())
        .extracting(line -> line.replaceFirst("^\\S+ +", ""))
        .containsExactly(
            "DEBUG Inquiry - said",
            "INFO  Inquiry - said",
            "WARN  Inquiry - said",
            "ERROR Inquiry - said",
            "ERROR SocketDoor - said",
            "INFO  Sql - said",
            "WARN  Sql - said",
            "ERROR Sql - said");
  }

  @Test
  void levelsChangeWhileTheBotRuns() {
    Logging.start(new LogSection(Format.TEXT, Level.ERROR, Map.of("store", Level.INFO)));
    Logging.setLevels(new LogSection(Format.TEXT, Level.WARN, Map.of()));

    LoggerFactory.getLogger("bot.klingbalance.database.Sql").info("not said");
    LoggerFactory.getLogger("bot.klingbalance.database.Sql").warn("said");

    assertThat(lines()).singleElement().asString().endsWith("said");
  }

  @Test
  void whatPrintsTokensIsNotLoggedWhateverTheLevel() {
    Logging.start(new LogSection(Format.TEXT, Level.TRACE, Map.of()));

    LoggerFactory.getLogger("okhttp3.internal").info("not said");
    LoggerFactory.getLogger("net.dv8tion.jda").error("not said");

    assertThat(lines()).isEmpty();
  }

  @Test
  void asJsonAnEventIsOneLineWithTheSentenceThatPeopleRead() throws Exception {
    Logging.start(new LogSection(Format.JSON, Level.INFO, Map.of()));

    LoggerFactory.getLogger("bot.klingbalance.database.Sql")
        .warn("{} has\ntrouble.", "bot.db", new IllegalStateException("of\nits own"));

    JsonNode event = new ObjectMapper().readTree(lines().get(0));
    assertThat(lines()).hasSize(1);
    assertThat(event.path("formattedMessage").asText()).isEqualTo("bot.db has\ntrouble.");
    assertThat(event.path("level").asText()).isEqualTo("WARN");
    assertThat(event.path("throwable").path("message").asText()).isEqualTo("of\nits own");
    assertThat(event.has("arguments")).isFalse();
  }

  @Test
  void everyRoomOfTheSettingsIsAPackageOfTheBot() {
    var packages = new TreeSet<String>();
    for (String module : new String[] {"bot-core", "slack-adapter", "discord-adapter", "config"}) {
      Path rooms = Path.of("..", module, "src", "main", "java", "bot", "klingbalance");
      File[] found = rooms.toFile().listFiles(File::isDirectory);
      for (File room : found == null ? new File[0] : found) {
        packages.add(room.getName());
      }
    }
    assertThat(packages).containsAll(LogSection.ROOMS);
  }

  private static void logAtEveryLevel(String name) {
    var logger = LoggerFactory.getLogger(name);
    logger.trace("not said");
    logger.debug("said");
    logger.info("said");
    logger.warn("said");
    logger.error("said");
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
