package bot.klingbalance.history;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long readings are kept: the last one of each hour that is over, and when a day is over for
 * {@value #HOURLY_DAYS} days, the last one of that day only. Hours and days are those of UTC.
 *
 * <p>The last one, since it tells what the period ended with: whatever came or went within it is
 * the difference from the end of the period before.
 */
public final class Retention {
  /** For so long there is a reading an hour. */
  public static final int HOURLY_DAYS = 60;

  private Retention() {}

  /**
   * The readings that stay at {@code now}.
   *
   * @param readings of one account, the oldest first
   */
  public static List<RecordedReading> thinned(List<RecordedReading> readings, Instant now) {
    List<RecordedReading> staying = new ArrayList<>(readings.size());
    for (int i = 0; i < readings.size(); i++) {
      if (end(readings, i).filter(end -> !end.isAfter(now)).isEmpty()) {
        staying.add(readings.get(i));
      }
    }
    return staying;
  }

  /** When the next of these readings becomes superfluous; nothing when none ever does. */
  public static Optional<Instant> next(List<RecordedReading> readings) {
    return IntStream.range(0, readings.size())
        .mapToObj(i -> end(readings, i))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** It is enough to look at the reading that follows: no other one is nearer. */
  private static Optional<Instant> end(List<RecordedReading> readings, int place) {
    if (place == readings.size() - 1) {
      return Optional.empty();
    }
    Instant at = readings.get(place).at();
    Instant following = readings.get(place + 1).at();
    if (isSame(HOURS, at, following)) {
      return Optional.of(at.truncatedTo(HOURS).plus(1, HOURS));
    }
    return isSame(DAYS, at, following)
        ? Optional.of(at.truncatedTo(DAYS).plus(Duration.ofDays(1 + HOURLY_DAYS)))
        : Optional.empty();
  }

  private static boolean isSame(ChronoUnit period, Instant one, Instant other) {
    return one.truncatedTo(period).equals(other.truncatedTo(period));
  }
}
