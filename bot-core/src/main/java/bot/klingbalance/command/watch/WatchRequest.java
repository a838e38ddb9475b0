package bot.klingbalance.command.watch;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** What a person asked for with {@code /kling-watch}. */
public sealed interface WatchRequest {
  /**
   * Warn this channel. What was not typed is absent.
   *
   * @param belowPercent 0 to 100
   */
  record Add(
      WatchedAccounts accounts,
      Optional<Credits> belowCredits,
      Optional<Integer> belowPercent,
      Optional<LocalTime> at,
      Optional<ZoneId> zone)
      implements WatchRequest {}

  /** Show this channel's watches. */
  record Show() implements WatchRequest {}

  /** Remove a watch. */
  record Remove(int number) implements WatchRequest {}

  /** Pause a watch, or let it go on. */
  record Pause(int number, boolean paused) implements WatchRequest {}

  /** Show what would be posted now. */
  record Check() implements WatchRequest {}

  /** Show whether the bot can do its work. */
  record Doctor() implements WatchRequest {}

  /** Say what the command does. */
  record Help() implements WatchRequest {}

  /**
   * Something that cannot be done as it was typed.
   *
   * @param sentence what was understood, and what fits
   * @param example what may be typed instead
   */
  record Mistake(Text sentence, String example) implements WatchRequest {}

  /** The request that stands behind the name of the command. */
  static WatchRequest parse(String typed) {
    return new WatchParser(typed).request();
  }
}
