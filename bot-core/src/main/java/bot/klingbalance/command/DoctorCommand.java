package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.WatchAnswers;
import bot.klingbalance.checkup.Checkup;
import bot.klingbalance.checkup.Checkup.Progress;
import bot.klingbalance.checkup.CheckupMessage;
import bot.klingbalance.checkup.Report;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /kling-watch doctor}, and passes on whatever else is asked. Safe for use by many
 * threads; no call blocks. Who asks while a checkup is under way gets the same report.
 */
public final class DoctorCommand implements WatchAnswers {
  private final WatchAnswers others;
  private final Supplier<Managers> managers;
  private final Supplier<Checkup> checkup;
  private final AtomicReference<@Nullable CompletableFuture<Report>> underWay =
      new AtomicReference<>();

  /**
   * A doctor for those who may change watches.
   *
   * @param others answers everything else
   * @param managers as the settings are in force whenever it is asked
   * @param checkup makes a new one
   */
  public DoctorCommand(
      WatchAnswers others, Supplier<Managers> managers, Supplier<Checkup> checkup) {
    this.others = others;
    this.managers = managers;
    this.checkup = checkup;
  }

  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    if (!(WatchRequest.parse(typed) instanceof WatchRequest.Doctor)) {
      return others.answer(asker, channel, typed);
    }
    return managers.get().include(asker)
        ? report().thenApply(CheckupMessage::of)
        : completedFuture(CheckupMessage.notAllowed());
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    return others.watchHere(asker, channel, subject);
  }

  private CompletableFuture<Report> report() {
    CompletableFuture<Report> mine = new CompletableFuture<>();
    CompletableFuture<Report> running = underWay.compareAndExchange(null, mine);
    if (running != null) {
      return running;
    }
    var unused =
        begun()
            .whenComplete(
                (report, defect) -> {
                  underWay.set(null);
                  if (defect == null) {
                    mine.complete(report);
                  } else {
                    mine.completeExceptionally(defect);
                  }
                });
    return mine;
  }

  private CompletableFuture<Report> begun() {
    try {
      return checkup.get().begin(Progress.UNTOLD);
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }
}
