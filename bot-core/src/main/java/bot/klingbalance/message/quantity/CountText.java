package bot.klingbalance.message.quantity;

/** A count with what is counted: {@code 1 account}, {@code 2 accounts}. Pure. */
public final class CountText {
  private CountText() {}

  /** For nouns whose plural has an s more. */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /** For other nouns, and for what stands behind them: {@code is}, {@code are}. */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
