package bot.klingbalance.outbox.edit;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.outbox.ClaimedWork;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.Dispatcher;
import bot.klingbalance.outbox.Outbox.Claim;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Edits what is to be edited. As many of them may work on one store as of {@link Dispatcher}. */
public final class EditDispatcher implements AutoCloseable {
  private final Dispatcher<Edit, EditSettlement> dispatcher;

  /** A dispatcher that tells nobody, and waits for {@link #start}. */
  public EditDispatcher(Edits edits, EditAttempt attempt, Clock clock, DeliveryPolicy policy) {
    this(edits, attempt, (edit, settlement) -> {}, clock, policy);
  }

  /**
   * A dispatcher that waits for {@link #start}.
   *
   * @param listener told of each attempt that was settled; neither blocks nor throws
   */
  public EditDispatcher(
      Edits edits,
      EditAttempt attempt,
      BiConsumer<Edit, EditSettlement> listener,
      Clock clock,
      DeliveryPolicy policy) {
    this.dispatcher = new Dispatcher<>("edits", new Work(edits, attempt, listener), clock, policy);
  }

  private record Work(Edits edits, EditAttempt attempt, BiConsumer<Edit, EditSettlement> listener)
      implements ClaimedWork<Edit, EditSettlement> {
    @Override
    public List<Edit> claim(Claim claim) {
      return edits.claimEdits(claim);
    }

    @Override
    public DeliveryId id(Edit edit) {
      return edit.id();
    }

    @Override
    public CompletableFuture<EditSettlement> attempt(Edit edit) {
      return attempt.make(edit);
    }

    @Override
    public boolean settle(Edit edit, String owner, EditSettlement settlement) {
      return edits.settleEdit(edit.id(), owner, settlement);
    }

    @Override
    public void settled(Edit edit, EditSettlement settlement) {
      listener.accept(edit, settlement);
    }
  }

  /** When it looked last for what is due. */
  public LastWork lastWork() {
    return dispatcher.lastWork();
  }

  public void start() {
    dispatcher.start();
  }

  /** Looks for what is due without waiting for the next look. */
  public void lookNow() {
    dispatcher.lookNow();
  }

  /** Makes the edits that are due at this moment; ends when all of them are settled. */
  public CompletableFuture<Void> round() {
    return dispatcher.round();
  }

  /** Takes nothing new, waits some seconds for what is under way, and leaves the rest. */
  @Override
  public void close() {
    dispatcher.close();
  }
}
