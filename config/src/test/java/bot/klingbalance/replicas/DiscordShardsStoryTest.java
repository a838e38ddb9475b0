package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the real program that share three shards on one PostgreSQL. */
@LongStory
class DiscordShardsStoryTest {
  private static final int SHARDS = 3;

  /** The promise: README, and product.md. */
  private static final Duration WORST = Duration.ofSeconds(15);

  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  /** A server of each shard: docs/events/gateway, Sharding Formula. */
  private static final List<String> SERVERS =
      LongStream.range(0, SHARDS)
          .mapToObj(shard -> Long.toString(((200_000_000_001L + shard) << 22) + 1))
          .sorted(Comparator.comparingInt(DiscordShardsStoryTest::shardOf))
          .toList();

  @TempDir private Path folder;

  @Test
  void oneHasAllTwoShareThemAndWhenOneDiesTheOtherAnswersForAll() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      SERVERS.forEach(bots.world.discord::hasServer);
      bots.world.discord.recommendsShards(SHARDS);
      BotProcess first = bots.starts();
      bots.until(() -> bots.world.discord.openShards().size() == SHARDS);
      eachServerIsAnsweredOnce(bots, members);
      assertThat(bots.world.discord.sessionsBegun()).isEqualTo(SHARDS);

      bots.starts();
      whileTheySettle(bots, members, () -> bots.holder(2).filter(any -> any != first).isPresent());
      eachServerIsAnsweredOnce(bots, members);
      assertThat(holders(bots)).isEqualTo(Map.of(0, true, 1, true, 2, false));
      bots.until(() -> bots.world.discord.openShards().size() == SHARDS);

      first.kill();
      Map<Integer, Duration> times = askInEachUntilAnswered(members);
      assertThat(times)
          .as(bots.lastWords())
          .allSatisfy((shard, took) -> assertThat(took).isLessThan(WORST));
      eachServerIsAnsweredOnce(bots, members);
      nothingIsDoubled(members.asked());
      assertThat(bots.world.discord.openShards()).hasSize(SHARDS);
    }
  }

  @Test
  void aBotThatEndsHandsEachOfItsShardsOver() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      SERVERS.forEach(bots.world.discord::hasServer);
      bots.world.discord.recommendsShards(2);
      BotProcess first = bots.starts();
      bots.until(() -> bots.world.discord.openShards().size() == 2);
      bots.starts();
      whileTheySettle(bots, members, () -> bots.holder(1).filter(any -> any != first).isPresent());

      first.stop();
      whileTheySettle(bots, members, () -> !first.isAlive());
      eachServerIsAnsweredOnce(bots, members);
      nothingIsDoubled(members.asked());
    }
  }

  @Test
  void whereDiscordTakesNoFewerBothGoOnWithMore() throws Exception {
    try (Replicas bots = new Replicas(folder, NOW, List.of())) {
      Members members = new Members(bots.world.discord);
      SERVERS.forEach(bots.world.discord::hasServer);
      bots.world.discord.recommendsShards(2);
      BotProcess first = bots.starts();
      bots.until(() -> bots.world.discord.openShards().size() == 2);
      bots.starts();
      whileTheySettle(bots, members, () -> bots.holder(1).filter(any -> any != first).isPresent());

      bots.world.discord.requiresShards(SHARDS);
      bots.world.discord.closesWith(4011);
      bots.until(
          () -> bots.world.discord.openShards().equals(List.of("0 of 3", "1 of 3", "2 of 3")));
      eachServerIsAnsweredOnce(bots, members);
      assertThat(holders(bots)).containsValues(true, false);
    }
  }

  private static int shardOf(String server) {
    return (int) ((Long.parseLong(server) >>> 22) % SHARDS);
  }

  /** By its number, whether the first bot has a shard. */
  private static Map<Integer, Boolean> holders(Replicas bots) {
    long first = bots.awaitHolder().id();
    Map<Integer, Boolean> all = new TreeMap<>();
    IntStream.range(0, SHARDS)
        .forEach(
            shard -> all.put(shard, bots.holder(shard).filter(b -> b.id() == first).isPresent()));
    return all;
  }

  /** All that is asked meanwhile is answered, and once. */
  private static void whileTheySettle(Replicas bots, Members members, BooleanSupplier settled) {
    while (!settled.getAsBoolean()) {
      eachServerIsAnsweredOnce(bots, members);
    }
  }

  private static void eachServerIsAnsweredOnce(Replicas bots, Members members) {
    for (String server : SERVERS) {
      members.goTo(server);
      for (Interaction each : members.ask(5, BETWEEN)) {
        assertThat(each.isAnsweredWithin(Duration.ofSeconds(10)))
            .as("shard %d: %s", shardOf(server), bots.lastWords())
            .isTrue();
      }
    }
    nothingIsDoubled(members.asked());
  }

  /** How long it took until somebody was answered again in each server, by its shard. */
  private static Map<Integer, Duration> askInEachUntilAnswered(Members members) {
    long start = System.nanoTime();
    Map<Integer, Duration> times = new TreeMap<>();
    while (times.size() < SHARDS && System.nanoTime() - start < WORST.multipliedBy(2).toNanos()) {
      for (String server : SERVERS) {
        members.goTo(server);
        if (!times.containsKey(shardOf(server))
            && members.asks().isAnsweredWithin(Duration.ofMillis(300))) {
          times.put(shardOf(server), Duration.ofNanos(System.nanoTime() - start));
        }
      }
    }
    assertThat(times).hasSize(SHARDS);
    return times;
  }

  private static void nothingIsDoubled(List<Interaction> asked) {
    assertThat(asked)
        .allSatisfy(
            each -> {
              assertThat(each.answers()).isLessThanOrEqualTo(1);
              assertThat(each.doubled()).isZero();
            });
  }
}
