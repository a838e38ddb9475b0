package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFollowerTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(SettingsFollower.class);
  private final List<Settings> adopted = new ArrayList<>();
  @TempDir private Path directory;

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void whatStandsStillIsPassedOnNever() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();

    look(follower, 5);

    assertThat(adopted).isEmpty();
    assertThat(log.list).isEmpty();
  }

  @Test
  void aChangeIsPassedOnOnceItStandsStill() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();

    write("poll_every:");
    follower.look();
    write("poll_every: 3h");
    follower.look();
    assertThat(adopted).isEmpty();
    look(follower, 3);

    assertThat(adopted).extracting(Settings::pollEvery).containsExactly(Duration.ofHours(3));
    assertThat(said()).containsExactly("INFO The settings have changed; taken over: poll_every.");
  }

  @Test
  void whoIsToldToLookPassesItOnAtOnce() throws Exception {
    write("poll_every: 2h");
    CountDownLatch passedOn = new CountDownLatch(1);
    SettingsFollower follower = follower(settings -> passedOn.countDown());

    write("poll_every: 3h");
    follower.lookNow();

    assertThat(passedOn.await(10, TimeUnit.SECONDS)).isTrue();
    follower.stop();
    follower.lookNow();
  }

  @Test
  void anotherFileInItsPlaceIsAChangeToo() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();

    Path other = Files.writeString(directory.resolve("other"), "poll_every: 3h");
    Files.move(other, file(), StandardCopyOption.REPLACE_EXISTING);
    look(follower, 2);

    assertThat(adopted).hasSize(1);
  }

  @Test
  void aLinkThatLeadsElsewhereIsAChangeToo() throws IOException {
    Path before = Files.createDirectory(directory.resolve("before"));
    Path after = Files.createDirectory(directory.resolve("after"));
    Files.writeString(before.resolve("settings"), "poll_every: 2h");
    Files.writeString(after.resolve("settings"), "poll_every: 3h");
    Path link = Files.createSymbolicLink(directory.resolve("data"), before);
    Files.createSymbolicLink(file(), directory.resolve("data").resolve("settings"));
    SettingsFollower follower = follower();

    Files.delete(link);
    Files.createSymbolicLink(link, after);
    look(follower, 2);

    assertThat(adopted).hasSize(1);
  }

  @Test
  void everyMistakeIsToldOnceForEachChangeAndChangesNothing() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();

    write("poll_every: often\nmanagers: [me]");
    look(follower, 4);
    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("ERROR The changed settings are not taken over: kling-balance-bot.yaml line 1:")
        .contains("poll_every is \"often\"", "managers is \"me\"")
        .doesNotContain("\n");
    write("poll_every: often");
    look(follower, 4);
    assertThat(said()).hasSize(2);
    assertThat(adopted).isEmpty();

    write("poll_every: 4h");
    look(follower, 4);
    assertThat(adopted).extracting(Settings::pollEvery).containsExactly(Duration.ofHours(4));
  }

  @Test
  void whatIsPutBackAfterAMistakeIsSaidToBeRightAgain() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();
    write("poll_every: often");
    look(follower, 4);

    write("poll_every: 2h");
    look(follower, 4);

    assertThat(said())
        .hasSize(2)
        .last()
        .isEqualTo("INFO The settings are right again, and as they were.");
    assertThat(adopted).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsSaidOnceAndChangesNothing() throws IOException {
    write("poll_every: 2h");
    SettingsFollower follower = follower();

    Files.delete(file());
    look(follower, 4);
    assertThat(said())
        .containsExactly("WARN " + file() + " is gone. The settings stay as they were.");
    assertThat(adopted).isEmpty();

    write("poll_every: 3h");
    look(follower, 4);
    assertThat(adopted).extracting(Settings::pollEvery).containsExactly(Duration.ofHours(3));
  }

  @Test
  void aFileThatComesLaterCounts() throws IOException {
    SettingsFollower follower = follower();
    look(follower, 3);

    write("poll_every: 3h");
    look(follower, 3);

    assertThat(adopted).extracting(Settings::pollEvery).containsExactly(Duration.ofHours(3));
  }

  @Test
  void anotherSecretInItsFileWaitsForTheNextStart() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "user:1-before");
    SettingsFollower follower = follower(Map.of("USEAPI_TOKEN_FILE", "token"));

    Files.writeString(token, "user:1-after");
    look(follower, 3);

    assertThat(said())
        .containsExactly(
            "INFO The settings have changed; takes effect at the next start: useapi.token.");
  }

  @Test
  void afterTheEndNothingIsPassedOn() throws IOException {
    SettingsFollower follower = follower();
    follower.stop();

    write("poll_every: 3h");
    look(follower, 3);

    assertThat(adopted).isEmpty();
  }

  private SettingsFollower follower() {
    return follower(Map.of());
  }

  private SettingsFollower follower(Consumer<Settings> adopt) {
    SettingsReader reader = new SettingsReader(Map.of(), directory, GivenSettings.CLOCK);
    LoadedSettings atStart = ((Valid) reader.read(Optional.empty())).loaded();
    return new SettingsFollower(reader, Optional.empty(), atStart, adopt);
  }

  private SettingsFollower follower(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment, directory, GivenSettings.CLOCK);
    LoadedSettings atStart = ((Valid) reader.read(Optional.empty())).loaded();
    return new SettingsFollower(reader, Optional.empty(), atStart, adopted::add);
  }

  private static void look(SettingsFollower follower, int times) {
    for (int i = 0; i < times; i++) {
      follower.look();
    }
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file(), yaml);
  }

  private Path file() {
    return directory.resolve("kling-balance-bot.yaml");
  }

  private List<String> said() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
