package bot.klingbalance.schedule;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.TestDatabases;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.watch.DailyTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyChecksTest {
  private static final SchedulePolicy QUICK =
      new SchedulePolicy(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(10), 2);
  private static final Instant EIGHT = Instant.parse("2026-11-23T07:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock(EIGHT);
  private final Semaphore clockReads = new Semaphore(0);
  private final BlockingQueue<Channel> woken = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChannelIsWokenAtItsTimeAndThenOnTheNextDay(boolean sqlite) throws Exception {
    try (Database database = Databases.opened(address(sqlite));
        DailyChecks checks = started(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      checks.follow(STUDIO, Optional.of(daily("10:00", "Europe/Berlin")));
      assertThat(checks.next(RENDERS)).contains(NINE);
      assertThat(woken).isEmpty();

      clock.moveTo(NINE);
      assertThat(nextWoken()).isEqualTo(RENDERS);
      awaitNext(checks, NINE.plus(DAY));
      assertThat(woken).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasMissedIsMadeUpForOnceAfterTheStart(boolean sqlite) throws Exception {
    DatabaseAddress address = address(sqlite);
    try (Database database = Databases.opened(address);
        DailyChecks checks = checks(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
    }
    clock.moveTo(NINE.plus(DAY).plusSeconds(3_600));
    try (Database database = Databases.opened(address);
        DailyChecks checks = started(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      assertThat(nextWoken()).isEqualTo(RENDERS);
      awaitNext(checks, NINE.plus(DAY).plus(DAY));
      assertThat(woken).isEmpty();
    }
  }

  @Test
  void whileAnotherBotWakesTheChannelsNothingIsWokenAndNothingStalls() throws Exception {
    try (Database database = Databases.opened(address(true));
        DailyChecks checks = started(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      checks.letWake(false);
      clock.moveTo(NINE.plusSeconds(3_600));
      awaitWork(checks, NINE.plusSeconds(3_600));

      assertThat(checks.lastWork().stalledSince()).isEmpty();
      assertThat(woken).isEmpty();
      checks.letWake(true);
      assertThat(nextWoken()).isEqualTo(RENDERS);
    }
  }

  /** While every thread is at work each look finds the same channels again, until none has room. */
  @Test
  void whatWasFoundWhileAllThreadsWereAtWorkIsWokenWithoutWaitingForTheNextLook() throws Exception {
    SchedulePolicy seldom = new SchedulePolicy(DAY, DAY, Duration.ofSeconds(10), 2);
    CountDownLatch working = new CountDownLatch(2);
    CountDownLatch done = new CountDownLatch(1);
    CheckTask slow =
        channel -> {
          working.countDown();
          await(done);
          return note(channel);
        };
    List<Channel> channels =
        IntStream.range(0, 20).mapToObj(i -> new Channel(Platform.SLACK, "C" + i)).toList();
    try (Database database = Databases.opened(address(true));
        DailyChecks checks = new DailyChecks(database, new ReadClock(), seldom, slow)) {
      channels.forEach(each -> checks.follow(each, Optional.of(NINE_IN_BERLIN)));
      clock.moveTo(NINE);
      checks.start();
      await(working);
      for (int looks = 0; looks < 60; looks++) {
        clockReads.drainPermits();
        checks.lookNow();
        assertThat(clockReads.tryAcquire(60, TimeUnit.SECONDS)).as("it is looked").isTrue();
      }

      done.countDown();

      for (int i = 0; i < channels.size(); i++) {
        assertThat(channels).contains(nextWoken());
      }
    }
  }

  /** Each look reads the clock when it ends; one that began before it was moved may be first. */
  private void awaitWork(DailyChecks checks, Instant at) throws InterruptedException {
    while (!checks.lastWork().at().equals(Optional.of(at))) {
      assertThat(clockReads.tryAcquire(60, TimeUnit.SECONDS)).as("the clock is read").isTrue();
    }
  }

  /** Says each time that somebody reads it. */
  private final class ReadClock extends Clock {
    @Override
    public Instant instant() {
      clockReads.release();
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }

  @Test
  void aChangedTimeHoldsAtOnceAndTheSameTimeChangesNothing() {
    try (Database database = Databases.opened(address(true));
        DailyChecks checks = checks(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      clock.moveTo(NINE.plusSeconds(60));
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      assertThat(checks.next(RENDERS)).as("still to be made up for").contains(NINE);

      checks.follow(RENDERS, Optional.of(daily("09:30", "Europe/Berlin")));
      assertThat(checks.next(RENDERS)).contains(NINE.plusSeconds(1_800));
      checks.follow(RENDERS, Optional.empty());
      checks.follow(RENDERS, Optional.empty());
      assertThat(checks.next(RENDERS)).isEmpty();
    }
  }

  @Test
  void aScheduleThatLooksForWorkIsSeenToAndOneThatCannotIsSeenToo() throws Exception {
    Database database = Databases.opened(address(true));
    try (DailyChecks checks = started(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      clock.moveTo(NINE);
      assertThat(nextWoken()).isEqualTo(RENDERS);
      assertThat(checks.lastWork().at()).isPresent();

      database.close();
      // A look that was under way may still end in between.
      for (int i = 0; i < 100 && checks.lastWork().stalledSince().isEmpty(); i++) {
        clock.move(Duration.ofMinutes(3));
      }
      assertThat(checks.lastWork().stalledSince()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aScheduleInWhichNothingIsDueWorksToo(boolean sqlite) throws Exception {
    try (Database database = Databases.opened(address(sqlite));
        DailyChecks checks = started(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      Instant later = clock.instant().plus(Duration.ofMinutes(3));
      clock.moveTo(later);
      awaitWork(checks, later);

      assertThat(checks.lastWork().at()).contains(later);
      assertThat(woken).isEmpty();
    }
  }

  @Test
  void aRunThatNewerZoneDataMovedIsReckonedAnewAtTheStart() {
    DatabaseAddress address = address(true);
    try (Database database = Databases.opened(address);
        DailyChecks checks = checks(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      checks.follow(STUDIO, Optional.of(NINE_IN_BERLIN));
      moveNextRun(database, RENDERS, Duration.ofHours(1));
      moveNextRun(database, STUDIO, Duration.ofMinutes(-30));
    }
    try (Database database = Databases.opened(address);
        DailyChecks checks = checks(database, this::note)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      checks.follow(STUDIO, Optional.of(NINE_IN_BERLIN));

      assertThat(checks.next(RENDERS)).contains(NINE);
      assertThat(checks.next(STUDIO))
          .as("wakes early, and finds nothing due")
          .contains(NINE.minusSeconds(1_800));
    }
  }

  private void moveNextRun(Database database, Channel channel, Duration by) {
    DailyTime wrong =
        new DailyTime(NINE_IN_BERLIN.at(), ZoneOffset.ofTotalSeconds(3_600 - (int) by.toSeconds()));
    try (DailyChecks ofOlderData = checks(database, this::note)) {
      ofOlderData.follow(channel, Optional.of(wrong));
    }
    TestDatabases.jdbi(database)
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE scheduled_tasks SET task_data = ? WHERE task_instance = ?",
                    NINE_IN_BERLIN.toString().getBytes(StandardCharsets.UTF_8),
                    channel.toString()));
  }

  @Test
  void aChangeWhileTheChannelIsAwakeHoldsAfterwards() throws Exception {
    CountDownLatch mayFallAsleep = new CountDownLatch(1);
    CheckTask slow =
        channel -> {
          woken.add(channel);
          await(mayFallAsleep);
          return Optional.of(NINE_IN_BERLIN);
        };
    try (Database database = Databases.opened(address(true));
        DailyChecks checks = started(database, slow)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      clock.moveTo(NINE);
      assertThat(nextWoken()).isEqualTo(RENDERS);
      checks.follow(RENDERS, Optional.of(daily("17:00", "Europe/Berlin")));
      mayFallAsleep.countDown();
      awaitNext(checks, Instant.parse("2026-11-23T16:00:00Z"));
    }
  }

  @Test
  void aCheckThatTheStoreBrokeOffIsMadeAgainSoon() throws Exception {
    CheckTask failing =
        channel -> {
          woken.add(channel);
          throw new StoreUnavailable("The disk is full.", new IllegalStateException());
        };
    try (Database database = Databases.opened(address(true));
        DailyChecks checks = started(database, failing)) {
      checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      clock.moveTo(NINE);
      nextWoken();
      awaitNext(checks, NINE.plus(QUICK.retry()));
      clock.move(QUICK.retry());
      assertThat(nextWoken()).isEqualTo(RENDERS);
    }
  }

  @Test
  void aChangeThatTheStoreCouldNotTakeHoldsAsSoonAsItCan() throws Exception {
    try (Database database = TestDatabases.opened(address(true), Duration.ofSeconds(2));
        DailyChecks checks = started(database, this::note)) {
      try (Connection taken = database.source().getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        assertThatThrownBy(() -> checks.follow(RENDERS, Optional.of(NINE_IN_BERLIN)))
            .isInstanceOf(StoreUnavailable.class);
      }
      awaitNext(checks, NINE);
    }
  }

  @Test
  void anotherBotTakesOverWhereOneDied() throws Exception {
    DatabaseAddress address = address(false);
    CountDownLatch never = new CountDownLatch(1);
    Database first = Databases.opened(address);
    CheckTask dying =
        channel -> {
          first.close();
          woken.add(channel);
          await(never);
          return Optional.empty();
        };
    try (DailyChecks dead = started(first, dying);
        Database second = Databases.opened(address);
        DailyChecks living = checks(second, this::note)) {
      living.follow(RENDERS, Optional.of(NINE_IN_BERLIN));
      clock.moveTo(NINE);
      assertThat(nextWoken()).isEqualTo(RENDERS);
      living.start();
      clock.move(Duration.ofMinutes(1));
      assertThat(nextWoken()).isEqualTo(RENDERS);
      never.countDown();
      assertThat(dead).isNotNull();
    }
  }

  private Optional<DailyTime> note(Channel channel) {
    woken.add(channel);
    return Optional.of(NINE_IN_BERLIN);
  }

  private DailyChecks started(Database database, CheckTask waking) {
    DailyChecks checks = checks(database, waking);
    checks.start();
    return checks;
  }

  private DailyChecks checks(Database database, CheckTask waking) {
    return new DailyChecks(database, new ReadClock(), QUICK, waking);
  }

  private DatabaseAddress address(boolean sqlite) {
    return sqlite ? Databases.fileWithTablesIn(folder) : TestPostgres.databaseWithTables();
  }

  /** Moves the clock in steps too small to matter, since the scheduler waits by it. */
  private Channel nextWoken() throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      clock.move(Duration.ofMillis(20));
      Channel channel = woken.poll(50, TimeUnit.MILLISECONDS);
      if (channel != null) {
        return channel;
      }
    }
    throw new AssertionError("nobody was woken");
  }

  private void awaitNext(DailyChecks checks, Instant wanted) throws InterruptedException {
    CountDownLatch tick = new CountDownLatch(1);
    for (int tries = 0; tries < 600 && !isNear(checks.next(RENDERS), wanted); tries++) {
      clock.move(Duration.ofMillis(20));
      assertThat(tick.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(isNear(checks.next(RENDERS), wanted)).as("%s", checks.next(RENDERS)).isTrue();
  }

  private static boolean isNear(Optional<Instant> next, Instant wanted) {
    return next.filter(at -> Duration.between(wanted, at).abs().toSeconds() < 8).isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
