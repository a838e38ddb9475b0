package bot.klingbalance.command.doctor;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.command.watch.WatchRequest;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.Doctor.Progress;
import bot.klingbalance.doctor.DoctorMessage;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /kling-watch doctor}, and passes on whatever else is asked. Safe for use by many
 * threads; no call blocks. Who asks while a doctor is under way gets the same report.
 */
public final class DoctorCommand implements WatchAnswers {
  private final WatchAnswers others;
  private final Supplier<Managers> managers;
  private final Supplier<Doctor> doctor;
  private final AtomicReference<@Nullable CompletableFuture<DoctorReport>> underWay =
      new AtomicReference<>();

  /**
   * A doctor for those who may change watches.
   *
   * @param others answers everything else
   * @param managers as the settings are in force whenever it is asked
   * @param doctor makes a new one
   */
  public DoctorCommand(WatchAnswers others, Supplier<Managers> managers, Supplier<Doctor> doctor) {
    this.others = others;
    this.managers = managers;
    this.doctor = doctor;
  }

  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    if (!(WatchRequest.parse(typed) instanceof WatchRequest.Doctor)) {
      return others.answer(asker, channel, typed);
    }
    return managers.get().include(asker)
        ? report().thenApply(DoctorMessage::of)
        : completedFuture(DoctorMessage.notAllowed());
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    return others.watchHere(asker, channel, subject);
  }

  private CompletableFuture<DoctorReport> report() {
    CompletableFuture<DoctorReport> mine = new CompletableFuture<>();
    CompletableFuture<DoctorReport> running = underWay.compareAndExchange(null, mine);
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

  private CompletableFuture<DoctorReport> begun() {
    try {
      return doctor.get().begin(Progress.UNTOLD);
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }
}
