package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.testing.LongStory;
import bot.klingbalance.testing.PostgresGate;
import bot.klingbalance.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the real program whose PostgreSQL goes away while people ask. Whoever asks waits
 * a second for it at each step at most, and only until one of them has failed.
 */
@LongStory
class DatabaseAwayStoryTest {
  private static final int COMMANDS = Integer.getInteger("commands", 40);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration LONGER = Duration.ofSeconds(3);
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  @TempDir private Path folder;
  private PostgresGate gate;
  private Replicas bots;
  private SlackQuestions questions;

  @BeforeEach
  void open() throws Exception {
    gate = new PostgresGate(TestPostgres.emptyDatabase());
    bots = new Replicas(folder, NOW, List.of());
    bots.world.hasNoDiscord();
    bots.world.keepsItsDataIn(((PostgresServer) gate.address()).url().reveal());
    questions = new SlackQuestions(bots.world.slack);
    for (int i = 0; i < 2; i++) {
      bots.starts();
      bots.world.slack.socketMode().awaitSession();
    }
    assertThat(questions.askAndTime(COMMANDS / 4, PACE)).as("both have got going").isNotEmpty();
  }

  @AfterEach
  void close() throws IOException {
    bots.close();
    gate.close();
  }

  @Test
  void aDatabaseThatFallsSilentKeepsNobodyWaitingForLong() {
    Duration usual = worst("usual");
    gate.fallSilent();
    Duration silent = worst("silent");
    gate.speakAgain();
    Duration again = worst("again");

    assertThat(silent).isLessThanOrEqualTo(usual.plus(LONGER));
    assertThat(again).isLessThanOrEqualTo(usual.plus(LONGER));
    assertThat(questions.doubled()).isZero();
  }

  @Test
  void aDatabaseThatEndsKeepsNobodyWaitingForLong() throws IOException {
    Duration usual = worst("usual");
    gate.shut();
    Duration shut = worst("shut");
    gate.openAgain();
    Duration again = worst("again");

    assertThat(shut).isLessThanOrEqualTo(usual.plus(LONGER));
    assertThat(again).isLessThanOrEqualTo(usual.plus(LONGER));
    assertThat(questions.doubled()).isZero();
  }

  /** How long one in a hundred waits; of fewer the longest. */
  private Duration worst(String when) {
    List<Duration> took = questions.askAndTime(COMMANDS, PACE);
    Duration worst = took.get((int) Math.ceil(0.99 * took.size()) - 1);
    if (System.getProperty("commands") != null) {
      Duration median = took.get(took.size() / 2);
      System.out.printf(
          "%s: median %d ms, p99 %d ms of %d; %s%n",
          when, median.toMillis(), worst.toMillis(), took.size(), questions);
    }
    return worst;
  }
}
