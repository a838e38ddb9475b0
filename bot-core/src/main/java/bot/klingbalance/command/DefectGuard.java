package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with an apology where the bot has a defect, and logs that. */
final class DefectGuard {
  private static final Logger log = LoggerFactory.getLogger(DefectGuard.class);

  private DefectGuard() {}

  /**
   * Of a call that may fail: a future that does not end exceptionally, nor does what follows it.
   */
  static CompletableFuture<Reply> guarded(String what, Supplier<CompletableFuture<Reply>> answer) {
    return begun(answer)
        .exceptionally(defect -> apology(what, defect))
        .thenApply(
            reply ->
                reply instanceof Interim interim
                    ? new Interim(interim.now(), guarded(what, interim::then), interim.isAnswer())
                    : reply);
  }

  /** Of a call that may fail: a future that may. */
  static CompletableFuture<Reply> begun(Supplier<CompletableFuture<Reply>> answer) {
    try {
      return answer.get();
    } catch (RuntimeException defect) {
      return failedFuture(defect);
    }
  }

  private static Reply apology(String what, Throwable defect) {
    boolean isWrapped = defect instanceof CompletionException && defect.getCause() != null;
    log.error("The bot failed to answer {}.", what, isWrapped ? defect.getCause() : defect);
    return new ToAsker(CommandMessages.defect());
  }
}
