package bot.klingbalance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.LongStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The real program with the launcher's options for Java, on both chats at once. Somebody asks five
 * times a second; one request in ten meets a service that fails, is slow, asks for patience or
 * drops the line; the lines to Slack and Discord are cut every minute; each minute is another day
 * with its warnings. Every question has to be answered, every warning to stand in its channel once,
 * and the process must not take more and more of the machine.
 *
 * <p>The build does so for some seconds, and looks at answers and warnings only. For as long as one
 * likes, with a line a minute, and with what the process took at first and in the end:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=SoakStoryTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dminutes=60 -Dseed=7
 * </pre>
 *
 * <p>All that was seen is in {@code config/target/soak}: the report, the vitals of every ten
 * seconds, the bot's log, and what was in its heap at first and in the end.
 *
 * <p>Not held against the bot, and told of apart: a question that Slack could not deliver since the
 * line was down (Slack tells its asker so), an answer under which the line was dropped (to send it
 * again could mean to say it twice), and one that the platform refused at the last attempt.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process takes is told by /proc")
@LongStory
class SoakStoryTest {
  private static final Optional<Integer> MINUTES =
      Optional.ofNullable(Integer.getInteger("minutes"));
  private static final Duration GLIMPSE = Duration.ofSeconds(Integer.getInteger("soak.seconds", 8));
  private static final long SEED = Long.getLong("seed", 20_261_125);
  private static final Path FOLDER = Path.of("target", "soak").toAbsolutePath();

  static {
    // Without it the services wait 40 ms for more to send with each answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  @Test
  void amongPeopleWhoAskAndServicesThatFailTheBotAnswersAllAndDoesNotGrow() throws Exception {
    empty(FOLDER);
    Pace pace = MINUTES.map(Duration::ofMinutes).map(Pace::of).orElse(Pace.glimpse(GLIMPSE));
    try (Soak soak = new Soak(FOLDER, pace, SEED, SoakStoryTest::tell)) {
      Findings findings = soak.run();
      Files.writeString(FOLDER.resolve("report.txt"), findings.report());
      if (MINUTES.isPresent()) {
        tell(findings.report());
        assertThat(findings.growths()).as(findings.told()).isEmpty();
      }
      assertThat(findings.mistakes()).as("seed %d: %s", SEED, findings.told()).isEmpty();
    }
  }

  private static void tell(String line) {
    System.out.println(line);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
