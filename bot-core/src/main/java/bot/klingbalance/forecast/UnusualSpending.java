package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Far more was spent than this team spends at such hours and weekdays.
 *
 * <p>The method, judged by the table of {@code UnusualSpendingBacktest}: what was spent from each
 * reading to the next is held against what the forecast's rhythm and the level let expect for just
 * these hours; the level is the mean of all that is known or the recent one, whichever is higher. A
 * burst is the last intervals in a row in each of which more than twice the usual was spent. It is
 * unusual if it is a multiple of the usual and not small; if its excess is many standard
 * deviations, which are learned from the size of what the team spends at once, so that few data are
 * enough; and if the team never had such a thing: within two readings it spent more than ever in as
 * much time, at whatever hour, or the excess is further out for its hours than any before. The
 * margins are wider where little is known, and for a team that often strays from its level. A gap
 * between readings counts as one interval, held against the whole of its hours. What once was a
 * burst is something that the team had, for as long as it is within the {@value #DAYS} days that
 * are looked at.
 *
 * @param since the reading after which it began: the same for as long as it goes on, so that it
 *     names the burst
 * @param until the last reading
 * @param spent in that time
 * @param usual what this team spends in as much time at such hours and weekdays
 */
public record UnusualSpending(Instant since, Instant until, Credits spent, Credits usual) {
  /** So much of the past must be known: each weekday twice, less an hour or two. */
  static final Duration NEEDED = Duration.ofDays(13);

  /** What is older says nothing of the present pace. */
  static final int DAYS = 60;

  /** Less than that above the usual is never unusual. */
  static final Credits LEAST = Credits.of(100);

  /**
   * The burst that still goes on at the last reading until {@code now}, if there is one. The same
   * readings give the same answer, in whatever order.
   *
   * @param readings of one account; those after {@code now} and those without a balance count for
   *     nothing
   * @param zone in which the team has its days
   */
  public static Optional<UnusualSpending> of(
      List<RecordedReading> readings, Instant now, ZoneId zone) {
    Instant begin = now.minus(Duration.ofDays(DAYS));
    List<RecordedReading> known =
        readings.stream()
            .filter(each -> !each.at().isAfter(now) && each.at().isAfter(begin))
            .filter(each -> each.left().isPresent())
            .sorted(Comparator.comparing(RecordedReading::at))
            .toList();
    if (isQuiet(known)) {
      return Optional.empty();
    }
    List<Spending> spending = Spending.between(known);
    if (Spending.covered(spending).compareTo(NEEDED) < 0) {
      return Optional.empty();
    }
    LocalDays days = LocalDays.of(known.get(0).at(), known.get(known.size() - 1).at(), zone);
    return new SpendingBurst(days, spending).unusual();
  }

  /** How many times the usual it is, rounded down; nothing where next to nothing is usual. */
  public OptionalLong times() {
    return usual.whole().isZero() ? OptionalLong.empty() : OptionalLong.of(spent.dividedBy(usual));
  }

  /** Too little was spent just now, or nobody knows what: most readings need no more looking. */
  private static boolean isQuiet(List<RecordedReading> known) {
    int from = Math.max(0, known.size() - SpendingBurst.LONGEST - 1);
    List<Spending> latest = Spending.between(known.subList(from, known.size()));
    if (latest.isEmpty()) {
      return true;
    }
    Spending last = latest.get(latest.size() - 1);
    return last.hundredths() == 0
        || !last.to().equals(known.get(known.size() - 1).at())
        || latest.stream().mapToLong(Spending::hundredths).sum() < LEAST.hundredths();
  }
}
