package bot.klingbalance.schedule;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Text;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the schedule of the checks as the watches of the settings want it. While the store cannot
 * be used, that is tried again every {@value #RETRY_SECONDS} seconds.
 */
public final class WatchSchedules implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchSchedules.class);
  private static final int RETRY_SECONDS = 5;

  private final AllWatches watches;
  private final CheckScheduler scheduler;
  private final Clock clock;
  private final StoreThread thread;

  public WatchSchedules(AllWatches watches, CheckScheduler scheduler, Clock clock) {
    this(watches, scheduler, clock, new BackgroundThread("watch-schedules"));
  }

  WatchSchedules(AllWatches watches, CheckScheduler scheduler, Clock clock, StoreThread thread) {
    this.watches = watches;
    this.scheduler = scheduler;
    this.clock = clock;
    this.thread = thread;
  }

  /**
   * Schedules every channel: the settings may have changed while the bot was down. Never blocks.
   */
  public void followAll() {
    thread.now(
        () ->
            untilDone(
                () -> {
                  watches.keepOffsets(clock.instant());
                  watches.channels().forEach(this::followAtStart);
                }));
  }

  /**
   * Moves the next check of each channel whose watches in the settings have changed; blocks while
   * the store answers.
   */
  public void follow(List<WatchedChannel> before, List<WatchedChannel> after) {
    Set<Channel> channels =
        Stream.concat(before.stream(), after.stream())
            .map(WatchedChannel::channel)
            .collect(Collectors.toSet());
    untilDone(() -> channels.forEach(this::follow));
  }

  /** Tries nothing again. */
  @Override
  public void close() {
    thread.close(() -> {});
  }

  private void followAtStart(Channel channel) {
    watches.of(channel).daily().ifPresent(daily -> tellOfUnknownZone(channel, daily));
    follow(channel);
  }

  private static void tellOfUnknownZone(Channel channel, DailyTime daily) {
    daily
        .unknownZone()
        .ifPresent(
            name ->
                log.warn(
                    "This Java ({}) does not know the time zone {} of {}: its check is made by the"
                        + " last known offset, {}. A newer Java knows it, or choose another zone.",
                    Runtime.version(),
                    Text.foreign(name),
                    channel,
                    daily.zone()));
  }

  private void follow(Channel channel) {
    try {
      scheduler.follow(channel, watches.of(channel).schedule());
    } catch (StoreUnavailable known) {
      throw known;
    } catch (RuntimeException defect) {
      log.error("The check of {} could not be scheduled for a defect.", channel, defect);
    }
  }

  private void untilDone(Runnable following) {
    try {
      following.run();
    } catch (StoreUnavailable known) {
      log.debug("The channels of the settings are scheduled later.", known);
      thread.after(Duration.ofSeconds(RETRY_SECONDS), () -> untilDone(following));
    }
  }
}
