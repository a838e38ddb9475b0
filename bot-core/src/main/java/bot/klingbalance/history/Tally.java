package bot.klingbalance.history;

import bot.klingbalance.account.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jumps between two readings while they are being told apart. */
final class Tally {
  private static final List<Jump.Kind> LOSSES = List.of(Jump.Kind.SPENT, Jump.Kind.EXPIRED);
  private static final List<Jump.Kind> GAINS =
      List.of(Jump.Kind.REFUNDED, Jump.Kind.TOPPED_UP, Jump.Kind.GRANTED);

  private final List<Jump> jumps = new ArrayList<>();
  private long sum;

  /** Notes so many hundredths of a credit, however many; nothing where there is none. */
  void add(Jump.Kind kind, long hundredths, Optional<String> type) {
    for (long open = hundredths; open > 0; open -= Credits.MOST) {
      Jump jump = new Jump(kind, new Credits(Math.min(Credits.MOST, open)), type);
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
  List<Jump> settled(long change) {
    List<Jump.Kind> doubtful = change > sum ? LOSSES : change > 0 ? GAINS.subList(0, 1) : GAINS;
    for (Jump.Kind kind : doubtful) {
      takeBack(kind, Math.abs(change - sum));
    }
    add(Jump.Kind.REFUNDED, change - sum, Optional.empty());
    add(Jump.Kind.SPENT, sum - change, Optional.empty());
    return List.copyOf(jumps);
  }

  private void takeBack(Jump.Kind kind, long most) {
    long open = most;
    for (int i = jumps.size() - 1; i >= 0 && open > 0; i--) {
      Jump jump = jumps.get(i);
      if (jump.kind() == kind) {
        long taken = Math.min(open, jump.amount().hundredths());
        jumps.remove(i);
        sum -= signed(jump);
        add(kind, jump.amount().hundredths() - taken, jump.type());
        open -= taken;
      }
    }
  }

  private static long signed(Jump jump) {
    return jump.isGain() ? jump.amount().hundredths() : -jump.amount().hundredths();
  }
}
