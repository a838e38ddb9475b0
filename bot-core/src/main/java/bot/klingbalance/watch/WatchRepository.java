package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The watches that people made in chat, kept: the core's door to where they stand. It knows nothing
 * of the settings; {@link AllWatches} knows both.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers: not for event threads. It throws {@link StoreUnavailable} when the store
 * cannot be used, and has changed nothing then.
 */
public interface WatchRepository {
  /** The watches of a channel by number, and its time of day as the last {@link #add} set it. */
  ChannelWatches of(Channel channel);

  /**
   * Keeps the offset that each channel's zone has at {@code now}, for a later start on a Java that
   * does not know the zone any more.
   */
  void keepOffsets(Instant now);

  /** Every channel that has a watch, paused or not. */
  List<Channel> channels();

  /**
   * Adds a watch under a number above those of the channel's other watches, and moves the whole
   * channel to {@code daily}. Where a watch of the channel has exactly the same accounts, that one
   * takes the limits and goes on, under its number and with who made it.
   *
   * @return the watch as it is now
   */
  Watch add(NewWatch watch, DailyTime daily);

  /**
   * Pauses a watch or lets it go on, also when it does so already, and keeps who asked.
   *
   * @return the watch as it is now; nothing when there is none of that number
   */
  Optional<Watch> pause(Channel channel, int number, boolean paused, WatchChange by);

  /**
   * Removes a watch. The channel's time of day stays, for the next one.
   *
   * @return the watch as it was; nothing when there is none of that number
   */
  Optional<Watch> remove(Channel channel, int number);
}
