package bot.klingbalance.usage;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came and went on a day.
 *
 * @param amounts of each kind of change; a kind that did not happen is left out
 */
public record DaySpending(LocalDate date, Map<Kind, Credits> amounts) {
  public DaySpending {
    amounts = Map.copyOf(amounts);
  }

  public static DaySpending nothingOn(LocalDate date) {
    return new DaySpending(date, Map.of());
  }

  public Credits spent() {
    return amount(Kind.SPENT);
  }

  /** Nothing where there was no such change. */
  public Credits amount(Kind kind) {
    return amounts.getOrDefault(kind, Credits.ZERO);
  }

  DaySpending plus(Kind kind, Credits amount) {
    Map<Kind, Credits> sums = new EnumMap<>(Kind.class);
    sums.putAll(amounts);
    sums.merge(kind, amount, Credits::plus);
    return new DaySpending(date, sums);
  }

  /** What happened of both on that day. */
  DaySpending plus(DaySpending other) {
    DaySpending sum = this;
    for (Map.Entry<Kind, Credits> each : other.amounts.entrySet()) {
      sum = sum.plus(each.getKey(), each.getValue());
    }
    return sum;
  }
}
