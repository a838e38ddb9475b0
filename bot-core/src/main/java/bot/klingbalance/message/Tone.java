package bot.klingbalance.message;

/** How urgent a message is, from the calmest on. */
public enum Tone {
  /** Neither good nor bad: help, a question back. */
  NEUTRAL,
  GOOD,
  NOTICE,
  WARNING,
  CRITICAL
}
