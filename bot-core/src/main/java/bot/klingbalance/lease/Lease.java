package bot.klingbalance.lease;

/** Something that one bot at a time may have. Safe for use by many threads. */
public interface Lease {
  /** One that nobody else wants: the bot is alone on its database. */
  Lease ALWAYS_HELD = new AlwaysHeld();

  /**
   * Begins to ask for it, and returns at once.
   *
   * @param listener told of each change, one after the other
   */
  void start(Listener listener);

  /** Whether this bot has it at this moment. Never blocks; to be asked before each use. */
  boolean isHeld();

  /** What is known of it. Never blocks. */
  LeaseState state();

  /** Gives it back and asks no more, without a word to the listener; some seconds at most. */
  void close();

  /** Is told whether this bot has it. Must not block for long. */
  interface Listener {
    /** From now on this bot has it. */
    void acquired();

    /** This bot has it no more, and nobody else has it yet for a short while. */
    void lost();
  }
}
