package bot.klingbalance.useapi;

import bot.klingbalance.useapi.wire.ErrorResponse;

/** What an answer means for the question that was asked. */
sealed interface RequestOutcome<V> {
  /** It answers the question. */
  record Answered<V>(V value) implements RequestOutcome<V> {}

  /** It does not. */
  record Troubled<V>(ErrorResponse trouble) implements RequestOutcome<V> {}
}
