package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.Spending;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class SpendingSurprise {
  static double LEAST = 3000;
  static double Z0 = 4, MARGIN = 1.2, DRIFT = 0.1, FLOOR = 1, EXCESS = 2, TIMES = 2.5;
  static int RUN = 6, SKIP = 0;

  private final List<Spending> spending;
  private final double[] spent;
  private final double[] usual;
  private final double unit;

  SpendingSurprise(SpendingByDay book, List<Spending> spending) {
    this.spending = spending;
    this.spent = spending.stream().mapToDouble(Spending::hundredths).toArray();
    WeeklyRhythm rhythm = WeeklyRhythm.of(book);
    SpendingPace pace = SpendingPace.of(book);
    int count = book.days().count();
    double mean = book.spent(0, count) / book.known(0, count);
    double perDay = Math.max(mean, pace.perDay());
    this.usual = new double[spent.length];
    LocalDays days = book.days();
    for (int i = 0; i < spent.length; i++) {
      double from = EpochSeconds.of(spending.get(i).from());
      double to = EpochSeconds.of(spending.get(i).to());
      int last = days.slotAt(to);
      for (int slot = days.slotAt(from); slot <= last; slot++) {
        usual[i] +=
            perDay
                * rhythm.ofWeekday(days.weekday(slot / 24))
                * rhythm.ofHour(slot % 24)
                * days.partOf(slot, from, to);
      }
    }
    double[] positive = Arrays.stream(spent).filter(each -> each > 0).sorted().toArray();
    this.unit = positive.length == 0 ? 1 : positive[positive.length / 2];
  }

  static int LEN = 2;
  static double REC = 1.1, RECK = 2, B = 1.5, ZB = 6;

  Optional<UnusualSpending> last() {
    int end = spent.length - 1;
    double known = 0;
    for (Spending each : spending)
      known += (EpochSeconds.of(each.to()) - EpochSeconds.of(each.from())) / 86400;
    double margin = REC + RECK / known;
    int begin = end + 1;
    double s = 0, m = 0;
    boolean told = false;
    double zNow = 0;
    while (begin > 0
        && end - begin + 1 < RUN
        && spent[begin - 1] > EXCESS * usual[begin - 1]
        && (begin > end || spending.get(begin - 1).to().equals(spending.get(begin).from()))) {
      begin--;
      s += spent[begin];
      m += usual[begin];
      double z = (s - m) / Math.sqrt(unit * m + DRIFT * m * m + FLOOR * unit * unit);
      zNow = Math.max(zNow, z);
      int length = end - begin + 1;
      if (length <= LEN
          && z >= Z0
          && s >= TIMES * m
          && s - m >= LEAST
          && s > margin * most(time(begin, end), begin)) told = true;
      if (DEBUG)
        System.out.printf(
            "  len %d s %.0f m %.0f z %.1f most %.0f margin %.2f unit %.0f%n",
            length, s, m, z, most(time(begin, end), begin), margin, unit);
    }
    if (!told && zNow >= ZB && s >= TIMES * m && s - m >= LEAST) {
      double most = 0;
      for (int i = 0; i < begin; i++) most = Math.max(most, surprise(i)[0]);
      told = zNow > B * most;
    }
    if (DEBUG && !told) {
      System.out.printf(
          "  run %d..%d last spent %.0f usual %.0f%n", begin, end, spent[end], usual[end]);
    }
    return told
        ? Optional.of(
            new UnusualSpending(
                spending.get(begin).from(),
                spending.get(end).to(),
                new Credits((long) s),
                new Credits((long) m)))
        : Optional.empty();
  }

  static boolean DEBUG;

  /** The most that was spent in as much time, before an interval. */
  private double most(double seconds, int before) {
    double most = 0, sum = 0;
    int from = 0;
    for (int i = 0; i < before; i++) {
      sum += spent[i];
      while (from < i && time(from, i) > seconds + 900) sum -= spent[from++];
      if (time(from, i) <= seconds + 900) most = Math.max(most, sum);
      else most = Math.max(most, sum * seconds / time(from, i));
    }
    return most;
  }

  private double time(int from, int to) {
    return EpochSeconds.of(spending.get(to).to()) - EpochSeconds.of(spending.get(from).from());
  }

  /** The largest score of the run that ends here; where it begins. */
  private double[] surprise(int end) {
    double best = 0, s = 0, m = 0;
    int begin = end + 1;
    while (begin > 0
        && end - begin + 1 < RUN
        && spent[begin - 1] > EXCESS * usual[begin - 1]
        && (begin > end || spending.get(begin - 1).to().equals(spending.get(begin).from()))) {
      begin--;
      s += spent[begin];
      m += usual[begin];
      best = Math.max(best, (s - m) / Math.sqrt(unit * m + DRIFT * m * m + FLOOR * unit * unit));
    }
    return new double[] {best, begin};
  }
}
