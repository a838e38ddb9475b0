package bot.klingbalance.chat;

/** What came of looking for the message of a delivery. */
public sealed interface FindResult {
  /** It had arrived. */
  record Found(PostedMessage message) implements FindResult {}

  /** It is not in the channel. */
  record Absent() implements FindResult {}

  /**
   * It cannot be told, and need not be: for some minutes the platform takes the same delivery once
   * only, so to post it again at once is safe.
   */
  record TakenOnce() implements FindResult {}

  /**
   * It cannot be told.
   *
   * @param why for the log
   */
  record Unclear(String why) implements FindResult {}
}
