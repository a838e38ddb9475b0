package bot.klingbalance.history;

import bot.klingbalance.account.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes between two readings, while they are collected. */
final class ChangeTally {
  private static final List<BalanceChange.Kind> LOSSES =
      List.of(BalanceChange.Kind.SPENT, BalanceChange.Kind.EXPIRED);
  private static final List<BalanceChange.Kind> GAINS =
      List.of(
          BalanceChange.Kind.REFUNDED, BalanceChange.Kind.TOPPED_UP, BalanceChange.Kind.GRANTED);

  private final List<BalanceChange> changes = new ArrayList<>();
  private long sum;

  /** Adds so many hundredths of a credit, however many; does nothing below one. */
  void add(BalanceChange.Kind kind, long hundredths, Optional<String> type) {
    for (long open = hundredths; open > 0; open -= Credits.MOST) {
      BalanceChange change =
          new BalanceChange(kind, new Credits(Math.min(Credits.MOST, open)), type);
      changes.add(change);
      sum += signed(change);
    }
  }

  /** What was added, as the packages tell it. */
  List<BalanceChange> all() {
    return List.copyOf(changes);
  }

  /**
   * The changes that add up to this change of the total. What the packages say against the total
   * did not happen, except for credits that came while the total rose too. What they do not explain
   * is spending or a refund.
   *
   * @param total in hundredths of a credit, of at most {@link Credits#MOST} either way
   */
  List<BalanceChange> settled(long total) {
    List<BalanceChange.Kind> doubtful =
        total > sum ? LOSSES : total > 0 ? GAINS.subList(0, 1) : GAINS;
    for (BalanceChange.Kind kind : doubtful) {
      takeBack(kind, Math.abs(total - sum));
    }
    add(BalanceChange.Kind.REFUNDED, total - sum, Optional.empty());
    add(BalanceChange.Kind.SPENT, sum - total, Optional.empty());
    return all();
  }

  private void takeBack(BalanceChange.Kind kind, long most) {
    long open = most;
    for (int i = changes.size() - 1; i >= 0 && open > 0; i--) {
      BalanceChange change = changes.get(i);
      if (change.kind() == kind) {
        long taken = Math.min(open, change.amount().hundredths());
        changes.remove(i);
        sum -= signed(change);
        add(kind, change.amount().hundredths() - taken, change.type());
        open -= taken;
      }
    }
  }

  private static long signed(BalanceChange change) {
    long amount = change.amount().hundredths();
    return change.isGain() ? amount : -amount;
  }
}
