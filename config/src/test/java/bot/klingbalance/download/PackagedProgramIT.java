package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program as people get it: the runnable jar, and the launcher in the unpacked archive; and
 * whatever the property {@code program.starter} names besides, such as a container; several stand
 * with a stroke between them.
 *
 * <p>The program runs on the system's clock, but nothing here depends on what time it is.
 */
class PackagedProgramIT {
  private static final String ACCOUNT = "studio@example.com";
  private static final int SIGTERM = 15;

  @TempDir private static Path unpacked;
  private static Download download;

  private final BothChats chats = new BothChats(List.of(ACCOUNT), 0);
  private final int healthPort = FreePort.find();
  @TempDir private Path folder;

  PackagedProgramIT() throws Exception {}

  @BeforeAll
  static void unpack() throws Exception {
    download = Download.into(unpacked);
  }

  @AfterEach
  void stop() {
    chats.close();
  }

  static Stream<List<String>> starters() {
    Stream<String> more =
        Stream.of(System.getProperty("program.starter", "").split("\\|"))
            .filter(each -> !each.isEmpty());
    return Stream.concat(
        Stream.of(Download.jar(), download.launcher()), more.map(each -> List.of(each.split(" "))));
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itServesBothChatsWithPicturesUntilItIsTerminated(List<String> starter) throws Exception {
    TwoWeeks.keep(folder, List.of(ACCOUNT));
    try (PackagedProgram program = PackagedProgram.start(starter, folder, environment(), "run")) {
      chats.awaitOnSlack();
      chats.awaitOnDiscord();

      assertThat(chats.balanceOnSlack(ACCOUNT)).contains("4,200");
      JsonNode balanceOnDiscord = chats.balanceOnDiscord(ACCOUNT);
      assertThat(balanceOnDiscord.toString()).contains("4,200");
      assertThat(balanceOnDiscord.path("attachments").path(0).path("size").asInt())
          .as("the bytes of the picture")
          .isGreaterThan(1_000);
      assertThat(health("/live")).isEqualTo("live\n");
      assertThat(health("/ready"))
          .isEqualTo(
              """
              slack: ready
              discord: ready
              database: ready
              checks: ready
              deliveries: ready
              edits: ready
              reports: ready
              polls: ready
              """);
      assertThat(health("/metrics"))
          .contains("kling_command_seconds_count{command=\"balance\",outcome=\"answered\"} 2");
      assertThat(program.terminate()).as(program::words).isIn(0, 128 + SIGTERM);
      assertThat(program.words())
          .contains("Connected to Slack.", "Connected to Discord.")
          .doesNotContain("ERROR", "WARN", "Exception", "Error");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itKnowsItsVersion(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "--version")) {
      assertThat(program.awaitEnd()).as(program::words).isZero();
      assertThat(program.words()).matches("kling-balance-bot \\d+\\.\\d+\\.\\d+\\s+");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itsDemoAnswersWhatIsPipedIntoIt(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "demo")) {
      program.reads("/kling-balance studio@example.com\n");

      assertThat(program.awaitEnd()).as(program::words).isZero();
      assertThat(program.words()).contains("Kling balance · studio@example.com", "credits left");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itAnswersAScript(List<String> starter) throws Exception {
    try (PackagedProgram program =
        PackagedProgram.start(starter, folder, environment(), "balance", ACCOUNT)) {
      assertThat(program.awaitEnd()).as(program::words).isZero();
      assertThat(program.words()).contains("4,200 of 6,600 credits left");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void withoutAnyTokenItSaysWhatToSet(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "run")) {
      assertThat(program.awaitEnd()).as(program::words).isEqualTo(2);
      assertThat(program.words()).contains("USEAPI_TOKEN", "No chat is set up.");
    }
  }

  private String health(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:%d%s".formatted(healthPort, path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = chats.environment();
    environment.put("HEALTH_PORT", String.valueOf(healthPort));
    return environment;
  }
}
