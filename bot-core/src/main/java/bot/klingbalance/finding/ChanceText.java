package bot.klingbalance.finding;

/** A chance as people say it: no more exact than it is known. */
public final class ChanceText {
  private static final double[] BOUNDS = {0.175, 0.375, 0.625, 0.825};
  private static final String[] WORDS = {
    "one chance in ten",
    "one chance in four",
    "one chance in two",
    "three chances in four",
    "nine chances in ten"
  };

  private ChanceText() {}

  /**
   * {@code one chance in two}.
   *
   * @param chance from 0 to 1
   */
  public static String of(double chance) {
    int words = 0;
    while (words < BOUNDS.length && chance >= BOUNDS[words]) {
      words++;
    }
    return WORDS[words];
  }
}
