package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.Watch.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * That a channel wants a weekly report of the accounts that it watches, and of all that may be
 * shown where it watches none.
 *
 * @param number what people call it, one of the numbers of the channel's watches; {@link
 *     Watch#OF_SETTINGS} for one of the settings
 * @param paused whether none is made for now
 */
public record WeeklyReportWatch(
    Channel channel, int number, WeeklyTime time, boolean paused, Origin origin) {
  public WeeklyReportWatch {
    if (number < 0 || (number == Watch.OF_SETTINGS) != (origin instanceof Origin.Settings)) {
      throw new IllegalArgumentException("weekly report %d from %s".formatted(number, origin));
    }
  }

  /** The report that a channel has by the settings: on the first of its days. */
  static WeeklyReportWatch of(WatchedChannel set) {
    return new WeeklyReportWatch(
        set.channel(),
        Watch.OF_SETTINGS,
        new WeeklyTime(set.warn().days().first(), set.daily()),
        false,
        new Origin.Settings(set.urgent()));
  }

  /**
   * The run that is due at {@code now}, in time or late. Who asks for a report after the day's run
   * gets the first one a week later.
   */
  public Optional<Instant> dueAt(Instant now) {
    return paused ? Optional.empty() : time.dueAt(now).filter(run -> !run.isBefore(wantedSince()));
  }

  private Instant wantedSince() {
    return origin instanceof Origin.Chat chat ? chat.changed().at() : Instant.MIN;
  }
}
