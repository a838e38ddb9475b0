package bot.klingbalance.useapi;

/** What an answer means for the question that was asked. */
sealed interface Outcome<V> {
  /** It answers the question. */
  record Answered<V>(V value) implements Outcome<V> {}

  /** It does not. */
  record Troubled<V>(Trouble trouble) implements Outcome<V> {}
}
