package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.history.BalanceChange;
import bot.klingbalance.history.BalanceChanges;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jumps of an account's line: grants, top-ups and what expires. Pure. */
final class JumpMarks {
  /** More labels than that cover the line that they explain. */
  private static final int MOST = 4;

  /** A jump of less than this part of the highest amount is hardly seen. */
  private static final int SMALLEST_PART = 20;

  private JumpMarks() {}

  /**
   * The largest jumps, of several of one size the latest, oldest first.
   *
   * @param readings with a known balance, the oldest first
   * @param plain the chart that they are for
   */
  static List<ChartMark> of(List<RecordedReading> readings, Outlook outlook, Chart plain) {
    Credits highest = plain.most();
    List<ChartMark> marks = new ArrayList<>(past(readings));
    outlook.projected().ifPresent(ahead -> marks.addAll(ahead(ahead, plain.expectedUntil())));
    return marks.stream()
        .filter(mark -> mark.credits().hundredths() * SMALLEST_PART >= highest.hundredths())
        .filter(mark -> !mark.credits().whole().isZero())
        .sorted(Comparator.comparing(ChartMark::credits).thenComparing(ChartMark::at).reversed())
        .limit(MOST)
        .sorted(Comparator.comparing(ChartMark::at))
        .toList();
  }

  private static List<ChartMark> past(List<RecordedReading> readings) {
    List<ChartMark> marks = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      RecordedReading after = readings.get(i);
      Map<ChartMark.Kind, Credits> sums = new EnumMap<>(ChartMark.Kind.class);
      for (BalanceChange change : BalanceChanges.between(readings.get(i - 1), after)) {
        kind(change.kind()).ifPresent(kind -> sums.merge(kind, change.amount(), Credits::plus));
      }
      sums.forEach((kind, sum) -> marks.add(new ChartMark(after.at(), kind, sum)));
    }
    return marks;
  }

  private static List<ChartMark> ahead(Projection projection, Instant until) {
    List<ChartMark> marks = new ArrayList<>();
    projection
        .expiring()
        .forEach(
            loss -> marks.add(new ChartMark(loss.at(), ChartMark.Kind.EXPIRY, loss.credits())));
    projection
        .grant()
        .ifPresent(
            grant -> marks.add(new ChartMark(grant.at(), ChartMark.Kind.GRANT, grant.credits())));
    return marks.stream().filter(mark -> !mark.at().isAfter(until)).toList();
  }

  private static Optional<ChartMark.Kind> kind(BalanceChange.Kind kind) {
    return switch (kind) {
      case GRANTED -> Optional.of(ChartMark.Kind.GRANT);
      case TOPPED_UP -> Optional.of(ChartMark.Kind.TOP_UP);
      case EXPIRED -> Optional.of(ChartMark.Kind.EXPIRY);
      case SPENT, REFUNDED -> Optional.empty();
    };
  }
}
