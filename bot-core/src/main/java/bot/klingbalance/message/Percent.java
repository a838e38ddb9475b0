package bot.klingbalance.message;

import bot.klingbalance.account.Credits;

/**
 * A share in whole percent, rounded so that it never flatters: 100 means all of it and 0 means
 * none.
 *
 * @param value from 0 to 100
 * @param below whether the true share lies between 0 and 1 percent, which is shown as {@code <1 %}
 */
public record Percent(int value, boolean below) {
  public Percent {
    if (value < 0 || value > 100 || (below && value != 1)) {
      throw new IllegalArgumentException("%d percent".formatted(value));
    }
  }

  /** {@code part} of {@code whole}; the whole is not zero and at least the part. */
  public static Percent of(Credits part, Credits whole) {
    long rounded = (part.hundredths() * 200 + whole.hundredths()) / (whole.hundredths() * 2);
    if (rounded == 0 && !part.isZero()) {
      return new Percent(1, true);
    }
    boolean roundedUpToAll = rounded == 100 && part.compareTo(whole) < 0;
    return new Percent(roundedUpToAll ? 99 : (int) rounded, false);
  }

  /** How many of so many segments of a bar are full: at least one while anything is left. */
  public int segmentsOf(int segments) {
    return value == 0 ? 0 : Math.max(1, value * segments / 100);
  }

  @Override
  public String toString() {
    return (below ? "<" : "") + value + " %";
  }
}
