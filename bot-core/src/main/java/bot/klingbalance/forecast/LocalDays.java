package bot.klingbalance.forecast;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days of a time zone in a row, each cut into {@value #SLOTS} slots of the same length: hours, but
 * for the days on which the clocks change. Times are seconds since 1970.
 */
final class LocalDays {
  static final int SLOTS = 24;

  /** No day is longer than that by much. */
  private static final double LONG_DAY = 90_000;

  private final long[] starts;
  private final double[] slots;
  private final int firstWeekday;

  private LocalDays(long[] starts, int firstWeekday) {
    this.starts = starts;
    this.slots = slots(starts);
    this.firstWeekday = firstWeekday;
  }

  /** The days from that of {@code first} to that of {@code last}. */
  static LocalDays of(Instant first, Instant last, ZoneId zone) {
    LocalDate day = first.atZone(zone).toLocalDate();
    LocalDate end = last.atZone(zone).toLocalDate();
    long[] starts = new long[Math.toIntExact(end.toEpochDay() - day.toEpochDay()) + 2];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = day.plusDays(i).atStartOfDay(zone).toEpochSecond();
    }
    return new LocalDays(starts, day.getDayOfWeek().getValue() - 1);
  }

  int count() {
    return starts.length - 1;
  }

  /** From 0, Monday, on. */
  int weekday(int day) {
    return (firstWeekday + day) % DayOfWeek.values().length;
  }

  /** The slot in which a time lies, counted from the first slot of the first day. */
  int slotAt(double time) {
    int day = (int) Math.max(0, Math.min(count() - 1, (time - starts[0]) / LONG_DAY));
    while (day + 1 < count() && starts[day + 1] <= time) {
      day++;
    }
    double part = (time - starts[day]) / (starts[day + 1] - starts[day]);
    return day * SLOTS + (int) Math.max(0, Math.min(SLOTS - 1, part * SLOTS));
  }

  /** Which part of a slot lies between two times. */
  double partOf(int slot, double from, double to) {
    double start = start(slot);
    double end = start(slot + 1);
    return start < end ? Math.max(0, Math.min(to, end) - Math.max(from, start)) / (end - start) : 0;
  }

  /** The start of the slot after the last one is its end. */
  double start(int slot) {
    return slots[slot];
  }

  private static double[] slots(long[] starts) {
    double[] slots = new double[(starts.length - 1) * SLOTS + 1];
    for (int slot = 0; slot < slots.length - 1; slot++) {
      int day = slot / SLOTS;
      double length = starts[day + 1] - starts[day];
      slots[slot] = starts[day] + length * (slot % SLOTS) / SLOTS;
    }
    slots[slots.length - 1] = starts[starts.length - 1];
    return slots;
  }
}
