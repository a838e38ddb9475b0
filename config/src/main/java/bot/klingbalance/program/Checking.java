package bot.klingbalance.program;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.database.Database;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.schedule.WatchSchedules;
import bot.klingbalance.watch.AllWatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What checks channels at their time of day, made and joined.
 *
 * @param check of one channel, whoever wakes it
 * @param daily wakes each channel
 * @param schedules say when, as the watches want it
 */
record Checking(ChannelCheck check, DailyChecks daily, WatchSchedules schedules) {
  /** Above the time after which a check that failed is made again. */
  private static final Duration SOON = SchedulePolicy.USUAL.retry().multipliedBy(2);

  /** Checks that are written to {@code database} and not begun. */
  static Checking of(
      Database database,
      AllWatches watches,
      ChannelCheck.Reader reader,
      WarningListener listener,
      Clock clock) {
    ChannelCheck.Kept kept =
        new ChannelCheck.Kept(watches, database.channelStates(), database.outbox());
    ChannelCheck check = new ChannelCheck(kept, reader, clock, listener);
    DailyChecks daily = new DailyChecks(database, clock, SchedulePolicy.USUAL, check);
    return new Checking(check, daily, new WatchSchedules(watches, daily, clock));
  }

  /**
   * Whether the check of a channel is made now, or is about to be: also where it failed, and is
   * made again in a minute. Blocks while the store answers.
   */
  boolean isUnderWay(Channel channel, Instant now) {
    Instant soon = now.plus(SOON);
    return daily.next(channel).filter(at -> !at.isAfter(soon)).isPresent();
  }
}
