package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.store.StoreUnavailable;
import java.util.Optional;

/**
 * When each channel is checked next: the core's door to the scheduler.
 *
 * <p>Safe for use by many threads. It blocks while the store answers and throws {@link
 * StoreUnavailable}, as {@link WatchRepository} does.
 */
public interface CheckScheduler {
  /**
   * Moves the channel's next check to where {@code schedule} wants it, at once; without one the
   * channel is not checked any more. To be called after each change of the channel's watches, and
   * for every channel at the start; a second call with the same schedule changes nothing.
   */
  void follow(Channel channel, Optional<DailyTime> schedule);
}
