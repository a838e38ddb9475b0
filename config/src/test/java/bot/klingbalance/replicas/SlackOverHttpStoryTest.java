package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.replicas.SlackRequests.Asked;
import bot.klingbalance.testing.LongStory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the real program behind a load balancer, to which Slack brings its requests. */
@LongStory
class SlackOverHttpStoryTest {
  private static final int A_SECOND = 5;
  private static final int PEOPLE = 400;
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration TO_END = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private HttpReplicas replicas;
  private SlackRequests requests;

  @BeforeEach
  void open() throws Exception {
    replicas = new HttpReplicas(folder, NOW, PEOPLE);
    requests = replicas.requests;
  }

  @AfterEach
  void close() {
    replicas.close();
  }

  @Test
  void aBotThatEndsUnderLoadLeavesNoCommandUnanswered() throws Exception {
    BotProcess ending = replicas.starts();
    replicas.starts();
    ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    requests.askAtAPaceOf(A_SECOND, replicas.balancer.address(), people);
    replicas.bots.until(() -> requests.count() > 4 * A_SECOND);

    ending.stop();
    ending.awaitDeath(TO_END);
    int before = requests.count();
    replicas.bots.until(() -> requests.count() > before + 2 * A_SECOND);
    people.shutdown();
    replicas.bots.until(() -> requests.unanswered() == 0);

    assertThat(ending.isAlive()).isFalse();
    assertThat(requests.unacknowledged()).as(requests.toString()).isZero();
    assertThat(requests.doubled()).as(requests.toString()).isZero();
    assertThat(requests.longestWait()).isLessThan(DEADLINE);
  }

  @Test
  void whatAFrozenBotDidNotAcknowledgeTheOtherAnswersOnce() throws Exception {
    BotProcess frozen = replicas.starts();
    URI itsDoor = replicas.door(frozen).address();
    URI other = replicas.door(replicas.starts()).address();
    requests.bring(requests.types(), itsDoor).join();
    frozen.freeze();
    Asked asked = requests.types();
    CompletableFuture<Void> first = requests.bring(asked, itsDoor);

    requests.bringAgain(asked, other).join();
    replicas.bots.until(() -> requests.answers(asked) == 1);
    assertThat(first).isNotDone();
    frozen.thaw();
    first.join();

    assertThat(asked.acknowledged()).hasValue(2);
    requests.bring(requests.types(), itsDoor).join();
    replicas.bots.until(() -> requests.unanswered() == 0);
    assertThat(requests.doubled()).isZero();
  }

  @Test
  void whatBothAreBroughtAtOnceOneAnswers() throws Exception {
    URI one = replicas.door(replicas.starts()).address();
    URI other = replicas.door(replicas.starts()).address();
    for (int i = 0; i < 4 * A_SECOND; i++) {
      Asked asked = requests.types();
      CompletableFuture.allOf(requests.bring(asked, one), requests.bringAgain(asked, other)).join();
      assertThat(asked.acknowledged()).hasValue(2);
    }

    replicas.bots.until(() -> requests.unanswered() == 0);
    assertThat(requests.doubled()).isZero();
  }
}
