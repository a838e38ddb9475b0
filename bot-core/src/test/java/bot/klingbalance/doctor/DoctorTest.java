package bot.klingbalance.doctor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void whatIsSlowerIsReportedInItsPlaceAllTheSame() throws Exception {
    CompletableFuture<List<CheckResult>> slow = new CompletableFuture<>();
    List<String> progress = new ArrayList<>();

    CompletableFuture<DoctorReport> report =
        new Doctor(List.of(looking("Slack", slow), known("Clock")))
            .begin((done, all) -> progress.add(done + " of " + all));
    assertThat(report).isNotDone();
    assertThat(progress).containsExactly("1 of 2");
    slow.complete(List.of(CheckResult.mend("Slack token", "It is refused.")));

    assertThat(report.get(10, SECONDS).checks())
        .extracting(CheckResult::name)
        .containsExactly("Slack token", "Clock");
    assertThat(progress).containsExactly("1 of 2", "2 of 2");
  }

  @Test
  void aDefectInOneLeavesTheOthersAlone() throws Exception {
    CompletableFuture<List<CheckResult>> failing =
        CompletableFuture.failedFuture(new IllegalStateException("xoxb-secret"));
    Check throwing =
        new Check() {
          @Override
          public String subject() {
            return "Discord";
          }

          @Override
          public CompletableFuture<List<CheckResult>> begin() {
            throw new IllegalStateException("at once");
          }
        };

    DoctorReport report =
        new Doctor(List.of(looking("Slack", failing), throwing, known("Clock")))
            .begin(Doctor.Progress.NONE)
            .get(10, SECONDS);

    assertThat(report.checks())
        .extracting(CheckResult::status)
        .containsExactly(CheckStatus.UNKNOWN, CheckStatus.UNKNOWN, CheckStatus.FINE);
    assertThat(report.toString()).doesNotContain("xoxb-secret");
  }

  @Test
  void aMessageBeginsWithWhatIsWorst() {
    DoctorReport report =
        new DoctorReport(
            List.of(
                CheckResult.fine("Settings", "They are right."),
                CheckResult.attention("Deliveries", "One waits. Start the bot."),
                CheckResult.mend("Slack token", "It is refused. Copy it anew.")));

    assertThat(Transcript.of(DoctorMessage.of(report)))
        .isEqualTo(
            """
            Kling doctor · 1 thing to mend
            ✗ Slack token · It is refused. Copy it anew.
            ! Deliveries · One waits. Start the bot.
            ✓ Settings · They are right.
            """);
  }

  private static Check known(String name) {
    return Check.known(name, List.of(CheckResult.fine(name, "It is fine.")));
  }

  private static Check looking(String subject, CompletableFuture<List<CheckResult>> look) {
    return new Check() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public CompletableFuture<List<CheckResult>> begin() {
        return look;
      }
    };
  }
}
