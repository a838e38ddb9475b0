package bot.klingbalance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was spent between two readings that both said what was left.
 *
 * @param from the earlier reading
 * @param to the later one
 * @param hundredths hundredths of a credit
 */
public record Spending(Instant from, Instant to, long hundredths) {
  /** Readings that are further apart leave open when between them the credits went. */
  static final Duration GAP = Duration.ofHours(3);

  /**
   * What was spent from each reading to the next that said what was left.
   *
   * <p>A gap in which credits also expired is left out: how much of them was spent before that
   * nobody saw.
   *
   * @param readings in the order of time, all of them with a known balance
   */
  public static List<Spending> between(List<RecordedReading> readings) {
    List<Spending> all = new ArrayList<>(readings.size());
    for (int i = 1; i < readings.size(); i++) {
      RecordedReading before = readings.get(i - 1);
      RecordedReading after = readings.get(i);
      if (after.at().isAfter(before.at())) {
        between(before, after).ifPresent(all::add);
      }
    }
    return all;
  }

  /** How much time is known of. */
  public static Duration covered(List<Spending> spending) {
    return spending.stream()
        .map(each -> Duration.between(each.from(), each.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  public boolean isGap() {
    return Duration.between(from, to).compareTo(GAP) > 0;
  }

  private static Optional<Spending> between(RecordedReading before, RecordedReading after) {
    long spent = 0;
    boolean expired = false;
    for (BalanceChange change : BalanceChanges.between(before, after)) {
      spent += change.kind() == BalanceChange.Kind.SPENT ? change.amount().hundredths() : 0;
      expired |= change.kind() == BalanceChange.Kind.EXPIRED;
    }
    Spending spending = new Spending(before.at(), after.at(), spent);
    return expired && spending.isGap() ? Optional.empty() : Optional.of(spending);
  }
}
