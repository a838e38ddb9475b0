package bot.klingbalance.testing;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Retention;
import bot.klingbalance.message.Block.Chart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An account that is read each hour, of a team that works on weekdays from nine to six: with a plan
 * that is renewed each month on the 8th, and credits that are bought now and then.
 */
public final class SampleHistory {
  private static final int RENEWED_ON = 8;
  private static final int FROM = 9;
  private static final int TO = 18;

  private final long plan;
  private final int perHour;
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<Lot> lots = new ArrayList<>();

  private SampleHistory(long plan, int perHour) {
    this.plan = plan;
    this.perHour = perHour;
  }

  /** A top-up of so many credits. */
  public record TopUp(Instant at, long credits) {}

  private record Lot(String type, long granted, long left, Instant from, Instant to) {}

  /**
   * The chart of an account, as the bot makes it.
   *
   * @param plan credits a month
   * @param perHour what is spent in an hour of work on average; nothing by an idle team
   */
  public static Chart chart(int days, long plan, int perHour, List<TopUp> topUps) {
    Duration shown = Duration.ofDays(days);
    return HistoryAndForecast.of(
            readings(plan, perHour, topUps), shown, SampleCharts.NOW, SampleCharts.BERLIN)
        .chart("studio@example.com · credits left")
        .orElseThrow();
  }

  /** The readings of a year until {@link SampleCharts#NOW}. */
  public static List<RecordedReading> readings(long plan, int perHour, List<TopUp> topUps) {
    SampleHistory account = new SampleHistory(plan, perHour);
    List<RecordedReading> readings = new ArrayList<>();
    Instant at = SampleCharts.NOW.minus(Duration.ofDays(365));
    account.grant(at);
    for (; !at.isAfter(SampleCharts.NOW); at = at.plus(Duration.ofHours(1))) {
      Instant hour = at;
      topUps.stream()
          .filter(each -> !each.at().isAfter(hour) && each.at().isAfter(hour.minusSeconds(3600)))
          .forEach(each -> account.topUp(each.credits(), hour));
      account.pass(hour);
      readings.add(new RecordedReading(hour, account.balance()));
    }
    return Retention.thinned(readings, SampleCharts.NOW);
  }

  private void pass(Instant at) {
    ZonedDateTime time = at.atZone(SampleCharts.BERLIN);
    lots.removeIf(lot -> !lot.to().isAfter(at));
    if (lots.stream().noneMatch(lot -> lot.type().equals("plan"))) {
      grant(at);
    }
    boolean works =
        time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
            && time.getHour() >= FROM
            && time.getHour() < TO;
    if (works && perHour > 0 && random.nextInt(3) > 0) {
      spend(random.nextLong(3L * perHour * 100));
    }
  }

  private void grant(Instant at) {
    ZonedDateTime day = at.atZone(SampleCharts.BERLIN).truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime end = day.plusDays(1);
    while (end.getDayOfMonth() != RENEWED_ON) {
      end = end.plusDays(1);
    }
    lots.add(new Lot("plan", plan * 100, plan * 100, at, end.toInstant()));
  }

  private void topUp(long credits, Instant at) {
    lots.add(new Lot("top-up", credits * 100, credits * 100, at, at.plus(Duration.ofDays(500))));
  }

  private void spend(long hundredths) {
    lots.sort(Comparator.comparing(Lot::to));
    long open = hundredths;
    for (int i = 0; i < lots.size(); i++) {
      Lot lot = lots.get(i);
      long gone = Math.min(open, lot.left());
      lots.set(i, new Lot(lot.type(), lot.granted(), lot.left() - gone, lot.from(), lot.to()));
      open -= gone;
    }
  }

  private Balance balance() {
    List<CreditPackage> packages =
        lots.stream()
            .map(
                lot ->
                    new CreditPackage(
                        Optional.of(lot.type()),
                        Optional.of(new Credits(lot.granted())),
                        Optional.of(new Credits(lot.left())),
                        Optional.of(lot.from()),
                        Optional.of(lot.to())))
            .toList();
    Optional<Instant> renewed =
        lots.stream().filter(lot -> lot.type().equals("plan")).map(Lot::to).findFirst();
    return new Balance(Optional.empty(), packages, renewed);
  }
}
