package bot.klingbalance.crash;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the real program on one PostgreSQL, many channels that are due in the same
 * minute, and one of the two is killed while they deliver.
 *
 * <p>With more channels than the build has the time for:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=ReplicasStoryTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dchannels=200
 * </pre>
 */
class ReplicasStoryTest {
  private static final int CHANNELS = Integer.getInteger("channels", 30);

  /** So many messages stand in their channels when one of the two is killed. */
  private static final int DELIVERED = CHANNELS / 5;

  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOON_BEFORE = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant JUST_BEFORE_NINE = Instant.parse("2026-11-24T07:59:59Z");

  /** Longer than a outboxDispatcher has a message for itself. */
  private static final Duration LEASE_AND_MORE = Duration.ofSeconds(61);

  @TempDir private Path folder;

  @Test
  void eachChannelGetsItsMessageOnceAlsoWhenOneOfTwoBotsIsKilledInTheMiddle() throws Exception {
    List<Channel> channels =
        IntStream.range(0, CHANNELS).mapToObj(i -> new Channel(Platform.SLACK, "C" + i)).toList();
    CountDownLatch delivered = new CountDownLatch(DELIVERED);
    String url = ((PostgresServer) TestPostgres.emptyDatabase()).url().reveal();
    try (World world = new World(folder, NOON_BEFORE, channels)) {
      channels.forEach(channel -> world.slack.hasChannel(channel.id()));
      world.isWatchedBy(moment -> count(moment, delivered));
      world.hasNoDiscord();
      world.keepsItsDataIn(url);
      try (BotProcess first = world.startBot();
          BotProcess second = world.startBot()) {
        world.awaitConnected();
        world.awaitConnected();
        Ledger ledger = Ledger.ofServer(url);
        world.awaitFollowed(ledger, first, second);
        Duration night = Duration.between(world.clock.instant(), JUST_BEFORE_NINE);
        world.move(night, first, second);
        assertThat(delivered.await(60, SECONDS)).as(first.lastWords()).isTrue();
        first.kill();
        first.awaitDeath(Duration.ofSeconds(60));
        int before = messages(world, channels);
        long killed = System.nanoTime();
        assertThat(before).isLessThan(CHANNELS);

        world.move(LEASE_AND_MORE, second);
        world.await(() -> ledger.allAreSettledOn(DAY, CHANNELS), second);
        report(before, Duration.ofNanos(System.nanoTime() - killed));
      }
      assertThat(channels)
          .allSatisfy(each -> assertThat(world.slack.channel(each.id())).hasSize(1));
    }
  }

  private static void report(int before, Duration after) {
    if (System.getProperty("channels") != null) {
      System.out.printf(
          "%d of %d messages stood when one bot was killed; the other had settled all %d ms later%n",
          before, CHANNELS, after.toMillis());
    }
  }

  private static void count(Moment moment, CountDownLatch delivered) {
    if (moment == Moment.SLACK_POST_STORED) {
      delivered.countDown();
    }
  }

  private static int messages(World world, List<Channel> channels) {
    return channels.stream().mapToInt(each -> world.slack.channel(each.id()).size()).sum();
  }
}
