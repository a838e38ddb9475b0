package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two and three processes of the real program on one PostgreSQL, while people ask on Discord.
 *
 * <p>More often, and for longer, than the build has the time for:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=DiscordGatewayStoryTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dfrozen=120 -Daway=60 -Dcommands=200
 * </pre>
 */
@LongStory
class DiscordGatewayStoryTest {
  private static final int COMMANDS = Integer.getInteger("commands", 12);
  private static final Duration FROZEN = Duration.ofSeconds(Integer.getInteger("frozen", 7));
  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away", 6));

  /** The promise: README, and product.md. */
  private static final Duration WORST = Duration.ofSeconds(15);

  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  @TempDir private Path folder;

  @Test
  void threeBotsAnswerEachCommandOnceAndAskUseApiAsOftenAsOne() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      bots.start(1);
      int before = bots.world.readings();
      isAnsweredOnce(bots, members.ask(COMMANDS, BETWEEN));
      int byOne = bots.world.readings() - before;

      bots.starts();
      bots.starts();
      bots.until(
          () -> bots.standingBy().size() == 2 && bots.column("SELECT id FROM bots").size() == 3);
      before = bots.world.readings();
      isAnsweredOnce(bots, members.ask(COMMANDS, BETWEEN));

      assertThat(bots.world.readings() - before).isBetween(0, byOne + 1);
      assertThat(bots.world.discord.mostSessionsAtOnce()).isEqualTo(1);
      assertThat(bots.world.discord.sessionsBegun()).isEqualTo(1);
    }
  }

  @Test
  void aBotThatEndsHandsTheGatewayOverAtOnce() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      bots.start(2);
      bots.until(() -> bots.isStandingBy(1));
      BotProcess ending = bots.awaitHolder();
      // Discord takes the next session five seconds after the last one.
      isAnsweredOnce(bots, members.ask(50, Duration.ofMillis(110)));
      ending.stop();
      bots.world.discord.awaitAtGateway("gone");
      Duration took = members.askUntilAnswered(WORST);
      bots.until(() -> !ending.isAlive());

      report("ended", List.of(took));
      nothingIsDoubled(members.asked());
      assertThat(took).as(bots.lastWords()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aBotThatWasFrozenWhileItHadTheGatewayAnswersNothingWhenItWakes() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      bots.start(2);
      bots.until(() -> bots.isStandingBy(1));
      BotProcess frozen = bots.awaitHolder();
      long start = System.nanoTime();
      frozen.freeze();
      Duration took = members.askUntilAnswered(WORST.multipliedBy(2));
      while (System.nanoTime() - start < FROZEN.toNanos()) {
        isAnsweredOnce(bots, members.ask(2, BETWEEN));
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      }
      List<Interaction> inItsPipe = members.ask(5, BETWEEN);
      frozen.thaw();
      isAnsweredOnce(bots, members.ask(COMMANDS, BETWEEN));

      report("frozen", List.of(took));
      isAnsweredOnce(bots, inItsPipe);
      nothingIsDoubled(members.asked());
      assertThat(took).isLessThan(WORST);
      assertThat(bots.awaitHolder().id()).isNotEqualTo(frozen.id());
      bots.until(() -> bots.isStandingBy(1));
    }
  }

  @Test
  void withoutItsDatabaseTheBotGivesTheGatewayUpAndTakesItBack() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      bots.start(2);
      bots.until(() -> bots.isStandingBy(1));
      bots.breakConnections();
      isAnsweredOnce(bots, members.ask(COMMANDS, BETWEEN));

      bots.allowConnections(false);
      bots.breakConnections();
      long start = System.nanoTime();
      bots.world.discord.awaitAtGateway("gone");
      Duration gone = Duration.ofNanos(System.nanoTime() - start);
      while (System.nanoTime() - start < AWAY.toNanos()) {
        members.ask(1, Duration.ofMillis(200));
      }
      bots.allowConnections(true);
      Duration took = members.askUntilAnswered(WORST.multipliedBy(2));

      report("given up after, and back after", List.of(gone, took));
      nothingIsDoubled(members.asked());
      assertThat(gone).isLessThan(Duration.ofSeconds(6));
      assertThat(took).isLessThan(WORST);
      assertThat(bots.world.discord.mostSessionsAtOnce()).isEqualTo(1);
      isAnsweredOnce(bots, members.ask(COMMANDS, BETWEEN));
    }
  }

  private static void isAnsweredOnce(Replicas bots, List<Interaction> asked) {
    for (Interaction each : asked) {
      assertThat(each.isAnsweredWithin(Duration.ofSeconds(10))).as(bots.lastWords()).isTrue();
    }
    nothingIsDoubled(asked);
  }

  private static void nothingIsDoubled(List<Interaction> asked) {
    assertThat(asked)
        .allSatisfy(
            each -> {
              assertThat(each.answers()).isLessThanOrEqualTo(1);
              assertThat(each.doubled()).isZero();
            });
  }

  private static void report(String what, List<Duration> times) {
    if (Stream.of("frozen", "away").anyMatch(each -> System.getProperty(each) != null)) {
      List<Long> sorted = times.stream().map(Duration::toMillis).sorted().toList();
      System.out.printf(
          "%s: %d times, answered again after %d ms in the median, %d ms at worst%n",
          what, times.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
  }
}
