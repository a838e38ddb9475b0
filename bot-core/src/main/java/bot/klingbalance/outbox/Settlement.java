package bot.klingbalance.outbox;

import bot.klingbalance.chat.PostedMessage;
import java.time.Instant;

/** What came of a try to send a digest. */
public sealed interface Settlement {
  /** It stands in the channel. */
  record Posted(PostedMessage message, Instant at) implements Settlement {}

  /**
   * It is to be tried again.
   *
   * @param from not before this
   * @param mayHaveArrived whether the message may stand in the channel all the same
   */
  record Retry(Instant from, boolean mayHaveArrived) implements Settlement {}

  /**
   * It is not tried any more.
   *
   * @param reason a sentence for people
   */
  record SetAside(String reason, Instant at) implements Settlement {}
}
