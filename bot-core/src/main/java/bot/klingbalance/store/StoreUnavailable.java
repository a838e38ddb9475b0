package bot.klingbalance.store;

/**
 * The store cannot be used at this moment: a full disk, a locked file, a lost server. Nothing was
 * changed. Whoever throws it has said so in the log, once.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A store that cannot be used.
   *
   * @param sentence what is wrong, for the log
   */
  public StoreUnavailable(String sentence) {
    super(sentence);
  }

  /** The same, and what the store said. */
  public StoreUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
