package bot.klingbalance.program.logging;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  void aPackageMayLogMoreOrLessThanTheRest() {
    Logging.start(
        new LogSection(
            Format.TEXT, Level.INFO, Map.of("useapi", Level.DEBUG, "slack", Level.ERROR)));

    logAtEveryLevel("bot.klingbalance.useapi.RetryingCall");
    logAtEveryLevel("bot.klingbalance.slack.connection.SocketModeClient");
    logAtEveryLevel("bot.klingbalance.database.Sql");

    assertThat(lines())
        .extracting(line -> line.replaceFirst("^\\S+ +", ""))
        .containsExactly(
            "DEBUG RetryingCall - said",
            "INFO  RetryingCall - said",
            "WARN  RetryingCall - said",
            "ERROR RetryingCall - said",
            "ERROR SocketModeClient - said",
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
    LoggerFactory.getLogger("com.slack.api.bolt.util.SlackRequestParser").error("not said");
    LoggerFactory.getLogger("net.dv8tion.jda").info("not said");

    assertThat(lines()).isEmpty();
  }

  @Test
  void whatJdaWarnsOfIsToldWithoutPayloadsTokensAndTraces() {
    Logging.start(new LogSection(Format.TEXT, Level.INFO, Map.of()));
    String token = "aW50ZXJhY3Rpb246".repeat(5);

    var jda = LoggerFactory.getLogger("net.dv8tion.jda.internal.requests.WebSocketClient");
    jda.error(
        "Got an unexpected error:\n\tJDA {}\n\t{} -> {}",
        "6.5.0",
        "INTERACTION_CREATE",
        "{\"token\":\"short\",\"d\":{}}",
        new IllegalStateException("of " + token));
    jda.warn("Failed: interactions/900000000000000001/short/callback with Bot abc and {}", token);

    assertThat(lines())
        .extracting(line -> line.replaceFirst("^\\S+ +", ""))
        .containsExactly(
            "WARN  JDA - Got an unexpected error: JDA 6.5.0 INTERACTION_CREATE -> •••"
                + " (java.lang.IllegalStateException)",
            "WARN  JDA - Failed: interactions/900000000000000001/•••/callback with Bot ••• and •••");
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
  void everyPackageOfTheBotCanBeNamedInTheSettings() throws IOException {
    assertThat(LogSection.PACKAGES).isEqualTo(List.copyOf(packages()));
  }

  @Test
  void anOldNameStandsForPackagesThatThereAre() throws IOException {
    Set<String> packages = packages();

    assertThat(LogSection.OLD_NAMES.values())
        .allSatisfy(names -> assertThat(packages).containsAll(names));
  }

  @Test
  void anOldNameHoldsForWhatIsInOtherPackagesNow() {
    Logging.start(
        new LogSection(
            Format.TEXT,
            Level.ERROR,
            Map.of("delivery", Level.INFO, "warning", Level.WARN, "outbox", Level.DEBUG)));

    for (String name : List.of("check", "digest", "outbox", "schedule")) {
      LoggerFactory.getLogger("bot.klingbalance." + name + ".Any").debug("debug of {}", name);
      LoggerFactory.getLogger("bot.klingbalance." + name + ".Any").info("info of {}", name);
      LoggerFactory.getLogger("bot.klingbalance." + name + ".Any").warn("warning of {}", name);
    }

    assertThat(lines())
        .extracting(line -> line.replaceFirst("^.* - ", ""))
        .containsExactly(
            "info of check",
            "warning of check",
            "warning of digest",
            "debug of outbox",
            "info of outbox",
            "warning of outbox");
  }

  /** Those right below the bot's own, of every module there is. */
  private static Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve(Path.of("src", "main", "java", "bot", "klingbalance"));
        File[] found = sources.toFile().listFiles(File::isDirectory);
        for (File each : found == null ? new File[0] : found) {
          packages.add(each.getName());
        }
      }
    }
    return packages;
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
