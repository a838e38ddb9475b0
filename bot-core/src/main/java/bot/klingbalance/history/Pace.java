package bot.klingbalance.history;

/**
 * How a team spends: its rhythm, its level and how far it strays from them.
 *
 * @param perDay hundredths of a credit on an average day
 */
record Pace(Rhythm rhythm, double perDay, Spread spread) {
  /** For so many days, today among them, the hour counts; later the day is uncertain enough. */
  private static final int DAYS_WITH_HOURS = 2;

  static Pace of(DayBook book) {
    Rhythm rhythm = Rhythm.of(book);
    int count = book.days().count();
    double[] spent = new double[count];
    double[] weights = new double[count];
    Level level = new Level();
    for (int day = 0; day < count; day++) {
      spent[day] = book.spent(day, day + 1);
      for (int hour = 0; hour < LocalDays.SLOTS; hour++) {
        weights[day] += rhythm.ofHour(hour) * book.knownOf(day, hour);
      }
      weights[day] *= rhythm.ofWeekday(book.days().weekday(day));
      level.add(spent[day], weights[day]);
    }
    double perDay = level.perDay();
    return new Pace(
        rhythm, perDay, perDay > 0 ? Spread.of(spent, weights, perDay) : new Spread(0, 0));
  }

  /**
   * What will be spent from {@code start} on.
   *
   * @param days from that of the start
   * @param deviations how many standard deviations it is above what is expected
   */
  Course course(LocalDays days, double start, double deviations) {
    int first = days.slotAt(start);
    int count = days.count() * LocalDays.SLOTS - first;
    double[] times = new double[count + 1];
    double[] spent = new double[count + 1];
    times[0] = start;
    double expected = 0;
    for (int i = 0; i < count; i++) {
      int slot = first + i;
      int day = slot / LocalDays.SLOTS;
      double end = days.start(slot + 1);
      double ofDay =
          day < DAYS_WITH_HOURS ? rhythm.ofHour(slot % LocalDays.SLOTS) : 1.0 / LocalDays.SLOTS;
      expected +=
          perDay * rhythm.ofWeekday(days.weekday(day)) * ofDay * days.partOf(slot, start, end);
      times[i + 1] = end;
      spent[i + 1] = Math.max(spent[i], strayed(expected, deviations));
    }
    return new Course(times, spent);
  }

  /** The amounts stray by factors, not by differences: a busy week may have thrice the usual. */
  private double strayed(double expected, double deviations) {
    if (expected <= 0) {
      return 0;
    }
    double part = spread.of(expected);
    return expected * Math.exp(deviations * Math.sqrt(Math.log1p(part * part)));
  }
}
