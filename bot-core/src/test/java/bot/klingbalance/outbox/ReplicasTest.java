package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.outbox.OutboxDispatcherTest.SOMETHING_TO_TELL;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.ChannelCheck.Kept;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.LongStory;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.watch.AllWatches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two bots on one PostgreSQL, every channel due at the same time, and one of them dies. */
@LongStory
class ReplicasTest {
  private static final int CHANNELS = 200;
  private static final SchedulePolicy PACE =
      new SchedulePolicy(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), 4);
  private static final DeliveryPolicy ROUNDS =
      new DeliveryPolicy(Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofMinutes(1), 4);

  private final MovableClock clock = new MovableClock(checkOf(MONDAY).minusSeconds(10));
  private final FakeChat slack = FakeChat.likeSlack();

  @Test
  void eachOfTwoHundredChannelsGetsItsMessageOnceAlsoWhenOneBotDiesInTheMiddle() throws Exception {
    DatabaseAddress address = TestPostgres.emptyDatabase();
    Replica first = new Replica(address);
    try (Replica second = new Replica(address)) {
      IntStream.range(0, CHANNELS)
          .mapToObj(i -> new Channel(Platform.SLACK, "C" + i))
          .forEach(second::watch);
      first.start();
      second.start();

      clock.moveTo(checkOf(MONDAY));
      timePasses(Duration.ofMillis(100), CHANNELS / 4);
      first.die();
      assertThat(slack.messages().size()).isLessThan(CHANNELS);

      timePasses(Duration.ofSeconds(5), CHANNELS);
      clock.move(Duration.ofMinutes(2));
      second.outboxDispatcher.round().get(60, TimeUnit.SECONDS);
      assertThat(slack.messages()).hasSize(CHANNELS).allSatisfy((id, n) -> assertThat(n).isOne());
    } finally {
      first.close();
    }
  }

  /** Moves the clock until so many messages stand in the channels. */
  private void timePasses(Duration step, int messages) throws Exception {
    for (int tries = 0; !areThere(messages); tries++) {
      assertThat(tries).isLessThan(600);
      clock.move(step);
    }
  }

  private boolean areThere(int messages) throws Exception {
    try {
      slack.hasMessages(messages).get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  private final class Replica implements AutoCloseable {
    final Database database;
    final OutboxDispatcher outboxDispatcher;
    final DailyChecks checks;
    private volatile boolean isDead;

    Replica(DatabaseAddress address) {
      database = Databases.opened(address);
      ChatPort port = new MortalPort();
      outboxDispatcher =
          new OutboxDispatcher(
              database.outbox(),
              new DeliveryAttempt(
                  any -> Optional.of(port), OutboxDispatcherTest::rendered, clock, ROUNDS),
              WarningListener.NONE,
              clock,
              ROUNDS);
      ChannelCheck check =
          new ChannelCheck(
              new Kept(
                  new AllWatches(database.watches(), List.of()),
                  database.channelStates(),
                  database.outbox()),
              (any, since) -> completedFuture(SOMETHING_TO_TELL),
              clock,
              outboxDispatcher);
      checks = new DailyChecks(database, clock, PACE, check);
    }

    void watch(Channel channel) {
      database.watches().add(ofAll(channel), NINE_IN_BERLIN);
      checks.follow(channel, Optional.of(NINE_IN_BERLIN));
    }

    void start() {
      outboxDispatcher.start();
      checks.start();
    }

    /** It says no more, to the platform or to the database, and hears no answers. */
    void die() {
      isDead = true;
      database.close();
    }

    @Override
    public void close() {
      checks.close();
      outboxDispatcher.close();
      database.close();
    }

    private final class MortalPort implements ChatPort {
      @Override
      public CompletableFuture<PostResult> post(
          Channel channel, ChatMessage message, DeliveryId delivery) {
        return isDead ? new CompletableFuture<>() : slack.post(channel, message, delivery);
      }

      @Override
      public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
        return new CompletableFuture<>();
      }

      @Override
      public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
        return isDead ? new CompletableFuture<>() : slack.find(channel, delivery);
      }

      @Override
      public CompletableFuture<PostAccess> access(Channel channel) {
        return isDead ? new CompletableFuture<>() : slack.access(channel);
      }
    }
  }
}
