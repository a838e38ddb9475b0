package bot.klingbalance.schedule;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchSchedulesTest {
  private static final Channel STUDIO = new Channel(Platform.SLACK, "C0STUDIO");

  private final FakeWatches chat = new FakeWatches();
  private final MovableClock clock = new MovableClock(Instant.EPOCH);
  private final FakeThread thread = new FakeThread(clock);
  private final Map<Channel, Optional<DailyTime>> scheduled = new HashMap<>();
  private List<WatchedChannel> set = List.of();
  private boolean isAway;
  private final WatchSchedules schedules =
      new WatchSchedules(new AllWatches(chat, () -> set), this::schedule, clock, thread);

  @Test
  void atTheStartEveryChannelIsScheduledAndNobodyWaitsForIt() {
    chat.add(ofAll(RENDERS), NINE_IN_BERLIN);
    set = List.of(watched(STUDIO));

    schedules.followAll();
    assertThat(scheduled).isEmpty();
    thread.run();
    assertThat(chat.offsetsKept()).contains(Instant.EPOCH);

    assertThat(scheduled)
        .isEqualTo(
            Map.of(RENDERS, Optional.of(NINE_IN_BERLIN), STUDIO, Optional.of(NINE_IN_BERLIN)));
  }

  @Test
  void aChannelThatLeavesTheSettingsIsScheduledNoMore() {
    schedules.follow(List.of(watched(STUDIO)), List.of());

    assertThat(scheduled).isEqualTo(Map.of(STUDIO, Optional.empty()));
  }

  @Test
  void whileTheStoreIsAwayItIsTriedAgainEveryFiveSeconds() {
    isAway = true;
    set = List.of(watched(STUDIO));
    schedules.follow(List.of(), set);
    thread.pass(Duration.ofSeconds(12));
    assertThat(scheduled).isEmpty();

    isAway = false;
    thread.pass(Duration.ofSeconds(3));

    assertThat(scheduled).containsOnlyKeys(STUDIO);
    assertThat(thread.waiting()).isZero();
  }

  private void schedule(Channel channel, Optional<DailyTime> daily) {
    if (isAway) {
      throw new StoreUnavailable("The store is away.");
    }
    scheduled.put(channel, daily);
  }

  private static WatchedChannel watched(Channel channel) {
    return new WatchedChannel(
        channel, new WatchedAccounts.All(), NINE_IN_BERLIN, WarnLimits.STANDARD, Map.of(), false);
  }
}
