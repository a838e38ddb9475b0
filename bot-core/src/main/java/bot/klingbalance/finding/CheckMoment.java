package bot.klingbalance.finding;

import bot.klingbalance.watch.DailyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment of a check.
 *
 * @param next when the channel is checked after it
 */
public record CheckMoment(Instant now, Instant next) {
  /** A check now, of a channel that is checked at that time of day. */
  public static CheckMoment at(Instant now, Optional<DailyTime> daily) {
    return new CheckMoment(
        now, daily.map(time -> time.nextAfter(now)).orElse(now.plus(Duration.ofDays(1))));
  }

  Instant in(Duration span) {
    return now.plus(span);
  }
}
