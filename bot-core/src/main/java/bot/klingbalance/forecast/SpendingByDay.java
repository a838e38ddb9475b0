package bot.klingbalance.forecast;

import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.Spending;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What was spent in each slot of each local day, and for which part of the slot that is known.
 * Amounts are hundredths of a credit.
 */
final class SpendingByDay {
  private final LocalDays days;
  private final double[] spent;
  private final double[] known;

  /** Sums over the days before each. */
  private final double[] spentBefore;

  private final double[] knownBefore;

  private SpendingByDay(LocalDays days) {
    this.days = days;
    this.spent = new double[days.count() * LocalDays.SLOTS];
    this.known = new double[spent.length];
    this.spentBefore = new double[days.count() + 1];
    this.knownBefore = new double[days.count() + 1];
  }

  /**
   * The book of what was spent. A gap is neither nothing nor a peak: what went in it is shared out
   * as it goes at other times, by weekday and hour.
   */
  static SpendingByDay of(LocalDays days, List<Spending> spending) {
    SpendingByDay book = new SpendingByDay(days);
    spending.stream().filter(each -> !each.isGap()).forEach(each -> book.add(each, slot -> 1));
    book.sum();
    WeeklyRhythm rhythm = WeeklyRhythm.of(book);
    IntToDoubleFunction usual =
        slot ->
            rhythm.ofWeekday(days.weekday(slot / LocalDays.SLOTS))
                * rhythm.ofHour(slot % LocalDays.SLOTS);
    spending.stream().filter(Spending::isGap).forEach(each -> book.add(each, usual));
    book.sum();
    return book;
  }

  LocalDays days() {
    return days;
  }

  double spentIn(int day, int slot) {
    return spent[day * LocalDays.SLOTS + slot];
  }

  /** From 0, nothing known, to 1. */
  double knownOf(int day, int slot) {
    return known[day * LocalDays.SLOTS + slot];
  }

  /**
   * The last slot in which something was spent, counted from the first of all; -1 where none is.
   */
  int lastSpent() {
    int slot = spent.length - 1;
    while (slot >= 0 && spent[slot] <= 0) {
      slot--;
    }
    return slot;
  }

  /** What was spent on the days from one until before another. */
  double spent(int from, int to) {
    return spentBefore[to] - spentBefore[from];
  }

  /** How many of the days from one until before another are known. */
  double known(int from, int to) {
    return knownBefore[to] - knownBefore[from];
  }

  private void sum() {
    for (int day = 0; day < days.count(); day++) {
      double spentOn = 0;
      double knownOf = 0;
      for (int slot = 0; slot < LocalDays.SLOTS; slot++) {
        spentOn += spentIn(day, slot);
        knownOf += knownOf(day, slot) / LocalDays.SLOTS;
      }
      spentBefore[day + 1] = spentBefore[day] + spentOn;
      knownBefore[day + 1] = knownBefore[day] + knownOf;
    }
  }

  private void add(Spending spending, IntToDoubleFunction weight) {
    double from = EpochSeconds.of(spending.from());
    double to = EpochSeconds.of(spending.to());
    int first = days.slotAt(from);
    int last = days.slotAt(to);
    double whole = 0;
    for (int slot = first; slot <= last; slot++) {
      whole += days.partOf(slot, from, to) * weight.applyAsDouble(slot);
    }
    for (int slot = first; slot <= last; slot++) {
      double part = days.partOf(slot, from, to);
      known[slot] = Math.min(1, known[slot] + part);
      spent[slot] +=
          whole > 0 ? spending.hundredths() * part * weight.applyAsDouble(slot) / whole : 0;
    }
  }
}
