package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import java.util.List;
import java.util.Optional;

/**
 * The weekly reports that people asked for in chat, at most one a channel, kept. Blocks and throws
 * as {@link WatchRepository} does, with which it shares the numbers of each channel.
 */
public interface ReportRepository {
  Optional<WeeklyReportWatch> of(Channel channel);

  /** Those of all channels, paused or not. */
  List<WeeklyReportWatch> all();

  /**
   * Keeps a report, in the place of the channel's other one, whose number it takes. A channel that
   * has no time of day yet gets that of the report.
   *
   * @return the report as it is now, not paused
   */
  WeeklyReportWatch put(Channel channel, WeeklyTime time, WatchChange by);

  /** As {@link WatchRepository#pause}. */
  Optional<WeeklyReportWatch> pause(Channel channel, int number, boolean paused, WatchChange by);

  /** As {@link WatchRepository#remove}. */
  Optional<WeeklyReportWatch> remove(Channel channel, int number);
}
