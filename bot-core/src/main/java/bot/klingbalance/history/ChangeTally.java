package bot.klingbalance.history;

import bot.klingbalance.account.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jumps between two readings while they are being told apart. */
final class ChangeTally {
  private static final List<BalanceChange.Kind> LOSSES =
      List.of(BalanceChange.Kind.SPENT, BalanceChange.Kind.EXPIRED);
  private static final List<BalanceChange.Kind> GAINS =
      List.of(
          BalanceChange.Kind.REFUNDED, BalanceChange.Kind.TOPPED_UP, BalanceChange.Kind.GRANTED);

  private final List<BalanceChange> jumps = new ArrayList<>();
  private long sum;

  /** Notes so many hundredths of a credit, however many; nothing where there is none. */
  void add(BalanceChange.Kind kind, long hundredths, Optional<String> type) {
    for (long open = hundredths; open > 0; open -= Credits.MOST) {
      BalanceChange jump = new BalanceChange(kind, new Credits(Math.min(Credits.MOST, open)), type);
      jumps.add(jump);
      sum += signed(jump);
    }
  }

  /**
   * The jumps that make exactly this change of the total. What the packages claim against it did
   * not happen, but for credits that came while the total rose too; what they leave open is
   * spending or a refund.
   *
   * @param change in hundredths of a credit, of at most {@link Credits#MOST} either way
   */
  List<BalanceChange> settled(long change) {
    List<BalanceChange.Kind> doubtful =
        change > sum ? LOSSES : change > 0 ? GAINS.subList(0, 1) : GAINS;
    for (BalanceChange.Kind kind : doubtful) {
      takeBack(kind, Math.abs(change - sum));
    }
    add(BalanceChange.Kind.REFUNDED, change - sum, Optional.empty());
    add(BalanceChange.Kind.SPENT, sum - change, Optional.empty());
    return List.copyOf(jumps);
  }

  private void takeBack(BalanceChange.Kind kind, long most) {
    long open = most;
    for (int i = jumps.size() - 1; i >= 0 && open > 0; i--) {
      BalanceChange jump = jumps.get(i);
      if (jump.kind() == kind) {
        long taken = Math.min(open, jump.amount().hundredths());
        jumps.remove(i);
        sum -= signed(jump);
        add(kind, jump.amount().hundredths() - taken, jump.type());
        open -= taken;
      }
    }
  }

  private static long signed(BalanceChange jump) {
    return jump.isGain() ? jump.amount().hundredths() : -jump.amount().hundredths();
  }
}
