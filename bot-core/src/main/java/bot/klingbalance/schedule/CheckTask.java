package bot.klingbalance.schedule;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.DailyTime;
import java.util.Optional;

/** What is done when a channel's time has come. */
public interface CheckTask {
  /**
   * Does what is due, be it in time or late; it may block. No channel is woken twice at once, and
   * one in which the bot died is woken again.
   *
   * @return the channel's schedule as it is afterwards; without one it is woken no more
   * @throws bot.klingbalance.store.StoreUnavailable when it is to be woken again soon
   */
  Optional<DailyTime> wake(Channel channel);
}
