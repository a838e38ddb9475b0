package bot.klingbalance.lease;

import java.util.concurrent.CompletableFuture;

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

  /** How this bot may use it at this moment. Never blocks; to be asked before each use. */
  Use use();

  /** What is known of it. Never blocks. */
  LeaseState state();

  /** Takes it over from the bot that offers it: this one is ready. Never blocks. */
  void takeOver();

  /**
   * Offers it to the other bots, since this one ends. It goes on using it, beside the one that
   * prepares itself, until that one has taken it over. Never blocks.
   *
   * @return done when this bot is to use it no more: another one has it, or none wants it
   */
  CompletableFuture<Void> handOver();

  /** Gives it back and asks no more, without a word to the listener; some seconds at most. */
  void close();

  /** How a bot may use a lease. */
  enum Use {
    /** Not at all. */
    NOT,
    /** Together with another bot, while it changes hands: each thing is to be claimed before. */
    BESIDE_ANOTHER,
    /** As the only one. */
    ALONE
  }

  /** Is told whether this bot has it. Must not block for long. */
  interface Listener {
    /** Its holder ends: this bot is to prepare itself, and then to {@link #takeOver}. */
    void offered();

    /** This bot has prepared itself for nothing: another one has it. */
    void withdrawn();

    /** From now on this bot has it. */
    void acquired();

    /** This bot has it no more, and nobody else has it yet for a short while. */
    void lost();
  }
}
