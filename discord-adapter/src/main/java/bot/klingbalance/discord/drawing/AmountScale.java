package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The y axis: from nothing to the highest amount, with few round amounts on it.
 *
 * @param step hundredths of a credit between two lines of the grid
 * @param steps how many lines there are above zero
 */
record AmountScale(long step, int steps, long most) {
  private static final int MOST_STEPS = 4;

  /** Whole credits: the smallest step is one. */
  private static final long ONE = 100;

  static AmountScale of(Credits most) {
    long highest = Math.max(ONE, most.hundredths());
    long step = ONE;
    for (int turn = 0; highest / step > MOST_STEPS; turn++) {
      step = next(step, turn);
    }
    return new AmountScale(step, Math.toIntExact(highest / step), highest);
  }

  /** The amounts that have a line, from nothing on. */
  List<Credits> lines() {
    return LongStream.rangeClosed(0, steps).mapToObj(i -> new Credits(i * step)).toList();
  }

  /** Which part of the axis's height an amount has: 0 for nothing, 1 for the highest. */
  double part(Credits amount) {
    return (double) amount.hundredths() / most;
  }

  /** 1, 2, 5, 10, 20, … */
  private static long next(long step, int turn) {
    return turn % 3 == 1 ? step / 2 * 5 : step * 2;
  }
}
