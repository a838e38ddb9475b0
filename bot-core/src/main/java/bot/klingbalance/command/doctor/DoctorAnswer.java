package bot.klingbalance.command.doctor;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.Managers;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.Doctor.Progress;
import bot.klingbalance.doctor.DoctorMessage;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.message.ChatMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /kling-watch doctor} for those who may change watches. Safe for use by many
 * threads; no call blocks. Who asks while a doctor is under way gets the same report.
 */
public final class DoctorAnswer {
  private final Supplier<Managers> managers;
  private final Supplier<Doctor> doctor;
  private final AtomicReference<@Nullable CompletableFuture<DoctorReport>> underWay =
      new AtomicReference<>();

  /**
   * A doctor for those who may change watches.
   *
   * @param managers as the settings are in force whenever it is asked
   * @param doctor makes a new one
   */
  public DoctorAnswer(Supplier<Managers> managers, Supplier<Doctor> doctor) {
    this.managers = managers;
    this.doctor = doctor;
  }

  /** The report, as far as it may be shown in that channel. */
  public CompletableFuture<ChatMessage> of(Asker asker, Channel channel) {
    return managers.get().include(asker)
        ? report().thenApply(report -> DoctorMessage.of(shown(report, channel)))
        : completedFuture(DoctorMessage.notAllowed());
  }

  /** In a terminal sits whoever runs the bot. */
  private static DoctorReport shown(DoctorReport report, Channel channel) {
    return channel.platform() == Platform.TERMINAL ? report : report.shownIn(channel);
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
      return doctor.get().begin(Progress.NONE);
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }
}
