package bot.klingbalance.cli;

import bot.klingbalance.concurrent.NamedThreads;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Talking with a person, on a thread of its own: whoever waits for a line cannot be woken in every
 * case, and the program has to end all the same.
 */
final class PromptThread {
  /** Enough to put the terminal back in order. */
  private static final long MILLIS_TO_END = 1000;

  private final Talk talk;

  PromptThread(Talk talk) {
    this.talk = talk;
  }

  /** What is said and answered. */
  @FunctionalInterface
  interface Talk {
    /** Returns when it is over; may be interrupted when the program is to end. */
    void hold() throws IOException, InterruptedException;
  }

  /** Returns when it is over, or when {@code stop} is done. */
  void holdUntil(CompletableFuture<Void> stop) throws InterruptedException {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Thread talking = NamedThreads.single("conversation").newThread(() -> hold(over));
    talking.start();
    try {
      CompletableFuture.anyOf(over, stop).get();
    } catch (ExecutionException defect) {
      throw new IllegalStateException("the conversation broke off", defect.getCause());
    }
    talking.interrupt();
    talking.join(MILLIS_TO_END);
  }

  // Whatever is thrown is thrown again by the one who waits: an error must not leave it waiting.
  private void hold(CompletableFuture<Void> over) {
    try {
      talk.hold();
      over.complete(null);
    } catch (Throwable broken) {
      over.completeExceptionally(broken);
    }
  }
}
