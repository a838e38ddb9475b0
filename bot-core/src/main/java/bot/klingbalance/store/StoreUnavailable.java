package bot.klingbalance.store;

/**
 * The store cannot be used at this moment: a full disk, a locked file, a lost server. Nothing was
 * changed. Whoever throws it has said so in the log, once.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean notMadeYet;

  /**
   * A store that cannot be used.
   *
   * @param sentence what is wrong, for the log
   */
  public StoreUnavailable(String sentence) {
    this(sentence, false);
  }

  private StoreUnavailable(String sentence, boolean notMadeYet) {
    super(sentence);
    this.notMadeYet = notMadeYet;
  }

  /** The same, and what the store said. */
  public StoreUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
    this.notMadeYet = false;
  }

  /** One that no bot has made yet: it keeps nothing. */
  public static StoreUnavailable notMadeYet(String sentence) {
    return new StoreUnavailable(sentence, true);
  }

  /** Whether no bot has made it yet. */
  public boolean isNotMadeYet() {
    return notMadeYet;
  }
}
