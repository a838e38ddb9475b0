package bot.klingbalance.outbox;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.outbox.Outbox.Claim;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a {@link Dispatcher} works off. Its methods but {@link #attempt} may block while the store
 * answers, and throw {@link bot.klingbalance.store.StoreUnavailable}; none is called twice at a
 * time for one piece.
 *
 * @param <W> a piece of work
 * @param <S> what came of an attempt: a sealed type
 */
public interface ClaimedWork<W, S> {
  /** Takes what is due, for the claimer alone until the lease ends. */
  List<W> claim(Claim claim);

  /** Of the message that it is about: of these, one piece at a time is under way. */
  DeliveryId id(W piece);

  /**
   * Tries to do it; never blocks. Ends exceptionally only for a defect, and after {@link #stop}.
   */
  CompletableFuture<S> attempt(W piece);

  /**
   * Writes down what came of it.
   *
   * @return whether it was the owner's to settle
   */
  boolean settle(W piece, String owner, S settlement);

  /** It was the owner's and is written down: whoever wants to know is told. Never blocks. */
  void settled(W piece, S settlement);

  /** What is still to be begun of an attempt is not begun any more. */
  default void stop() {}
}
