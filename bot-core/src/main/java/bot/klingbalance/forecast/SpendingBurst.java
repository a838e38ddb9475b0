package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.Spending;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds a burst at the end of what was spent, and judges whether the team ever had such a thing;
 * the method is told at {@link UnusualSpending}. Amounts are hundredths of a credit, times seconds
 * since 1970.
 */
final class SpendingBurst {
  /** How many times the usual each interval of a burst is, and all of it. */
  private static final double EACH = 2;

  private static final double WHOLE = 2.5;

  /** More intervals than these say no more. */
  static final int LONGEST = 6;

  /** Standard deviations. */
  private static final double SURPRISING = 4.4;

  /** The part of the variance that grows with the square of the usual: whole days stray. */
  private static final double DRIFT = 0.2;

  /** How far above all that the team had a burst is, in what was spent and in surprise. */
  private static final Margin MORE_SPENT = new Margin(1.15, 0.15);

  private static final Margin MORE_SURPRISING = new Margin(1.4, 1.5);

  /** Within so many readings a burst is to be told. */
  private static final int SOON = 2;

  /** Readings come a little early and late. */
  private static final double SLACK = 900;

  private final List<Spending> spending;
  private final double[] spent;
  private final double[] usual;
  private final double atOnce;
  private final SpendingPace pace;
  private final double knownDays;

  /** What is usual is learned from before the burst, or the burst would look usual. */
  SpendingBurst(LocalDays days, List<Spending> spending) {
    int before = Math.max(1, spending.size() - LONGEST);
    SpendingByDay book = SpendingByDay.of(days, spending.subList(0, before));
    this.spending = spending;
    this.spent = spending.stream().mapToDouble(Spending::hundredths).toArray();
    this.pace = SpendingPace.of(book, Optional.empty());
    this.knownDays = book.known(0, book.days().count());
    double mean = book.spent(0, book.days().count()) / knownDays;
    double perDay = Math.max(mean, pace.perDay());
    this.usual = spending.stream().mapToDouble(each -> perDay * part(book.days(), each)).toArray();
    double[] some = Arrays.stream(spent).filter(each -> each > 0).sorted().toArray();
    this.atOnce = some.length == 0 ? 1 : some[some.length / 2];
  }

  /** The burst that ends with the last interval, if it is unusual. */
  Optional<UnusualSpending> unusual() {
    Run run = run(spent.length - 1);
    boolean isFar =
        run.spent - run.usual >= UnusualSpending.LEAST.hundredths()
            && run.spent >= WHOLE * run.usual
            && run.surprise >= SURPRISING;
    if (!isFar || !(isMoreThanEver(run) || isMoreSurprisingThanEver(run))) {
      return Optional.empty();
    }
    return Optional.of(
        new UnusualSpending(
            spending.get(run.first).from(),
            spending.get(spent.length - 1).to(),
            credits(run.spent),
            credits(run.usual)));
  }

  /** A factor, which is higher where few days are known and for a team that strays. */
  private record Margin(double least, double drift) {
    private static final double UNKNOWN_DAYS = 3;

    double of(double knownDays, SpendingPace pace) {
      return least + UNKNOWN_DAYS / knownDays + drift * pace.spread().drift();
    }
  }

  /**
   * Intervals in a row with far more than usual.
   *
   * @param first the first of them; the one behind the last where there is none
   * @param surprise the most of its last one, two, … intervals, in standard deviations
   */
  private record Run(int first, double spent, double usual, double surprise) {}

  private Run run(int last) {
    Run run = new Run(last + 1, 0, 0, 0);
    while (run.first > 0 && last + 1 - run.first < LONGEST && goesOn(run.first - 1, last)) {
      double more = run.spent + spent[run.first - 1];
      double expected = run.usual + usual[run.first - 1];
      double surprise = Math.max(run.surprise, surprise(more, expected));
      run = new Run(run.first - 1, more, expected, surprise);
    }
    return run;
  }

  private boolean goesOn(int interval, int last) {
    boolean isNext =
        interval == last || spending.get(interval).to().equals(spending.get(interval + 1).from());
    return isNext && spent[interval] > EACH * usual[interval];
  }

  private double surprise(double spent, double usual) {
    double variance = atOnce * usual + DRIFT * usual * usual + atOnce * atOnce;
    return (spent - usual) / Math.sqrt(variance);
  }

  private boolean isMoreThanEver(Run run) {
    double margin = MORE_SPENT.of(knownDays, pace);
    double now = 0;
    for (int i = spent.length - 1; i >= Math.max(run.first, spent.length - SOON); i--) {
      now += spent[i];
      if (now > margin * mostIn(seconds(i, spent.length - 1), run.first)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMoreSurprisingThanEver(Run run) {
    double margin = MORE_SURPRISING.of(knownDays, pace);
    for (int i = 0; i < run.first; i++) {
      if (margin * run(i).surprise >= run.surprise) {
        return false;
      }
    }
    return true;
  }

  /** The most that was spent in so many seconds by the intervals before one. */
  private double mostIn(double seconds, int before) {
    double most = 0;
    double sum = 0;
    int from = 0;
    for (int i = 0; i < before; i++) {
      sum += spent[i];
      while (from < i && seconds(from, i) > seconds + SLACK) {
        sum -= spent[from];
        from++;
      }
      // A longer gap counts with a part of what was spent in it.
      most = Math.max(most, sum * Math.min(1, (seconds + SLACK) / seconds(from, i)));
    }
    return most;
  }

  private double seconds(int first, int last) {
    return EpochSeconds.of(spending.get(last).to()) - EpochSeconds.of(spending.get(first).from());
  }

  /** Which part of an average day's spending falls on an interval. */
  private double part(LocalDays days, Spending each) {
    double from = EpochSeconds.of(each.from());
    double to = EpochSeconds.of(each.to());
    int last = days.slotAt(to);
    double part = 0;
    for (int slot = days.slotAt(from); slot <= last; slot++) {
      part +=
          pace.rhythm().ofWeekday(days.weekday(slot / LocalDays.SLOTS))
              * pace.rhythm().ofHour(slot % LocalDays.SLOTS)
              * days.partOf(slot, from, to);
    }
    return part;
  }

  private static Credits credits(double hundredths) {
    return new Credits(Math.min(Credits.MOST, Math.round(hundredths)));
  }
}
