package bot.klingbalance.message;

/** Who reads a message. */
public enum Audience {
  /** Only the person who asked: addresses stand in full. */
  ASKER,
  /** Everybody in the channel: addresses are masked, unless the settings say otherwise. */
  CHANNEL
}
