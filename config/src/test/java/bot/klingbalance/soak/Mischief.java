package bot.klingbalance.soak;

/** What a gate does with a request. */
enum Mischief {
  /** Passes it on, and the answer back. */
  NONE,
  /** Answers with status 500 by itself. */
  TROUBLE,
  /** Answers with status 429 by itself, and asks for patience. */
  SLOW_DOWN,
  /** Passes it on, and the answer back some seconds later. */
  SLOW,
  /** Answers by itself with what is no JSON. */
  GARBAGE,
  /** Drops the line without passing it on. */
  CUT_BEFORE,
  /** Passes it on and drops the line instead of answering. */
  CUT_AFTER;

  boolean reachesTheService() {
    return this == NONE || this == SLOW || this == CUT_AFTER;
  }

  boolean dropsTheLine() {
    return this == CUT_BEFORE || this == CUT_AFTER;
  }

  /** Whether the bot gets another answer than the service's own, or none. */
  boolean spoils() {
    return this != NONE && this != SLOW;
  }
}
