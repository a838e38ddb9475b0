package bot.klingbalance.report;

import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.usage.Spent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time of a week in which an account was not read, as while the bot was down or before the
 * account was added.
 *
 * @param after the day of the week on which it was read before that; absent where it was on none
 * @param before the day of the week on which it was read next; absent where it was on none
 */
public record ReadingGap(Optional<LocalDate> after, Optional<LocalDate> before) {
  private static final Instant NEVER = Instant.EPOCH;

  /** What is missing of a shorter time is hardly worth a word. */
  private static final Duration WORTH_TELLING = Duration.ofDays(1);

  /**
   * The longest one of a week, where it is worth telling.
   *
   * @param readings that say what was left, the oldest first
   */
  static Optional<ReadingGap> of(ReportWeek week, List<RecordedReading> readings) {
    return times(week, readings).stream()
        .max(Comparator.comparing(time -> time.within(week)))
        .filter(longest -> longest.within(week).compareTo(WORTH_TELLING) >= 0)
        .map(longest -> longest.gap(week));
  }

  /** Whether what was spent before that moment may be counted on a day after it. */
  static boolean isAt(Instant moment, ReportWeek week, List<RecordedReading> readings) {
    return times(week, readings).stream()
        .filter(time -> !time.from().equals(NEVER))
        .anyMatch(time -> time.from().isBefore(moment) && time.until().isAfter(moment));
  }

  /** Whether it lasts the whole week. */
  boolean isWhole() {
    return after.isEmpty() && before.isEmpty();
  }

  /** Whether what was spent in the week is known whole: on which days may not be. */
  boolean isWithin() {
    return after.isPresent() && before.isPresent();
  }

  private static List<Time> times(ReportWeek week, List<RecordedReading> readings) {
    List<Time> times = new ArrayList<>();
    Instant from = NEVER;
    for (RecordedReading reading : readings) {
      times.add(new Time(from, reading.at()));
      from = reading.at();
    }
    times.add(new Time(from, week.now()));
    return times.stream().filter(Time::isGap).toList();
  }

  private record Time(Instant from, Instant until) {
    boolean isGap() {
      return Duration.between(from, until).compareTo(Spent.GAP) > 0;
    }

    /** How much of it is in the week; less than nothing where none is. */
    Duration within(ReportWeek week) {
      Instant begun = from.isBefore(week.start()) ? week.start() : from;
      return Duration.between(begun, until.isAfter(week.end()) ? week.end() : until);
    }

    ReadingGap gap(ReportWeek week) {
      return new ReadingGap(week.dayOf(from), week.dayOf(until));
    }
  }
}
