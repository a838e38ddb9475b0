package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.crash.Moment;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes of the real program on one PostgreSQL, each with a socket of its own to one Slack.
 *
 * <p>With more than the build has the time for:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=SlackReplicasStoryTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dcommands=200 -Dupdates=20
 * </pre>
 */
@LongStory
class SlackReplicasStoryTest {
  private static final int COMMANDS = Integer.getInteger("commands", 15);
  private static final int UPDATES = Integer.getInteger("updates", 1);
  private static final int A_SECOND = 5;
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  /** What Slack waits for an acknowledgement. */
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private static final Duration TO_END = Duration.ofSeconds(60);

  /** A row that is a bot's own for a while leads to a line of doctor's. */
  private static final String OWNERS =
      "SELECT owner FROM claims UNION SELECT owner FROM upstream_requests"
          + " UNION SELECT bot FROM bot_settings UNION SELECT holder FROM leases";

  private static final String NAMED_BY_DOCTOR = "SELECT id FROM bots";

  @TempDir private Path folder;
  private final AtomicInteger askedUseApi = new AtomicInteger();
  private Replicas replicas;
  private SlackQuestions questions;

  @BeforeEach
  void open() throws Exception {
    replicas = new Replicas(folder, NOW, List.of());
    replicas.world.isWatchedBy(
        moment -> askedUseApi.addAndGet(moment == Moment.ASKED_USEAPI ? 1 : 0));
    questions = new SlackQuestions(replicas.world.slack);
  }

  @AfterEach
  void close() {
    replicas.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void eachCommandIsAcknowledgedAndAnsweredOnceAndUseApiAskedAsByOneBot(int bots) throws Exception {
    for (int i = 0; i < bots; i++) {
      starts();
    }
    long start = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      var unused = questions.ask();
    }

    replicas.until(() -> questions.unanswered() == 0);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    report(bots + " bots: " + questions + "; useapi.net was asked " + askedUseApi + " times");
    assertThat(questions.unacknowledged()).isZero();
    assertThat(questions.doubled()).isZero();
    assertThat(askedUseApi.get())
        .as("at most once in ten seconds")
        .isLessThanOrEqualTo(1 + (int) took.toSeconds() / 10);
    replicas.until(() -> replicas.column(NAMED_BY_DOCTOR).containsAll(replicas.column(OWNERS)));
    assertThat(replicas.column(OWNERS)).isNotEmpty();
  }

  /** While Discord's gateway changes hands both bots have a session, and one of them answers. */
  @Test
  void anUpdateOfOneBotAfterTheOtherLeavesNoCommandUnanswered() throws Exception {
    Members members = new Members(replicas.world.discord);
    replicas.start(2);
    Deque<BotProcess> bots = new ArrayDeque<>(replicas.living());
    ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    questions.askAtAPaceOf(A_SECOND, people);
    var unused =
        people.scheduleAtFixedRate(members::asks, 0, 1_000 / A_SECOND, TimeUnit.MILLISECONDS);
    for (int i = 0; i < UPDATES; i++) {
      bots.add(starts());
      BotProcess old = bots.remove();
      old.stop();
      old.awaitDeath(TO_END);
      assertThat(old.isAlive()).as("it ends: %s", old.lastWords()).isFalse();
      report("update " + (i + 1) + ": " + questions + "; " + told(members));
    }
    people.shutdown();

    replicas.until(() -> questions.unanswered() == 0);
    members.asked().forEach(each -> each.isAnsweredWithin(DEADLINE));

    report("updated: " + questions + "; " + told(members));
    assertThat(questions.unacknowledged()).isZero();
    assertThat(questions.doubled()).isZero();
    assertThat(questions.longestWait()).isLessThan(DEADLINE);
    assertThat(members.asked())
        .allSatisfy(
            each -> {
              assertThat(each.answers()).as("%s", each).isEqualTo(1);
              assertThat(each.doubled()).isZero();
              assertThat(each.acknowledgedAfter().orElseThrow()).isLessThan(DEADLINE);
            });
  }

  private static String told(Members members) {
    List<Interaction> asked = members.asked();
    return "%d asked on Discord, %d unanswered, %d doubled, acknowledged within %d ms"
        .formatted(
            asked.size(),
            asked.stream().filter(each -> !each.isAnswered()).count(),
            asked.stream().filter(each -> each.answers() > 1 || each.doubled() > 0).count(),
            asked.stream()
                .flatMap(each -> each.acknowledgedAfter().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .toMillis());
  }

  @Test
  void aBotThatEndsAnswersWhatItAcknowledgedAlthoughUseApiTakesTenSeconds() throws Exception {
    replicas.world.hasNoDiscord();
    replicas.world.isWatchedBy(SlackReplicasStoryTest::takeTenSeconds);
    BotProcess ending = starts();
    for (int i = 0; i < COMMANDS; i++) {
      var unused = questions.ask();
    }
    replicas.until(() -> questions.unacknowledged() == 0);

    long start = System.nanoTime();
    ending.stop();
    ending.awaitDeath(TO_END);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    report("end: " + questions + "; it took " + took.toMillis() + " ms");
    assertThat(ending.isAlive()).as("it ends: %s", ending.lastWords()).isFalse();
    assertThat(questions.unanswered()).isZero();
    assertThat(questions.doubled()).isZero();
  }

  private static void takeTenSeconds(Moment moment) {
    if (moment == Moment.ASKED_USEAPI) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
    }
  }

  private BotProcess starts() throws InterruptedException {
    Set<String> before = Set.copyOf(ready());
    BotProcess bot = replicas.starts();
    replicas.world.slack.socketMode().awaitSession();
    replicas.until(() -> !before.containsAll(ready()));
    return bot;
  }

  /** Those that have opened the database, too. */
  private List<String> ready() {
    return replicas.column("SELECT bot FROM bot_settings");
  }

  private static void report(String what) {
    if (System.getProperty("updates") != null || System.getProperty("commands") != null) {
      System.out.println(what);
    }
  }
}
