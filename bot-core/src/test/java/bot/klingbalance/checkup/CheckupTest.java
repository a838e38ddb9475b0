package bot.klingbalance.checkup;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckupTest {
  @Test
  void whatIsSlowerIsReportedInItsPlaceAllTheSame() throws Exception {
    CompletableFuture<List<Check>> slow = new CompletableFuture<>();
    List<String> progress = new ArrayList<>();

    CompletableFuture<Report> report =
        new Checkup(List.of(looking("Slack", slow), known("Clock")))
            .begin((done, all) -> progress.add(done + " of " + all));
    assertThat(report).isNotDone();
    assertThat(progress).containsExactly("1 of 2");
    slow.complete(List.of(Check.mend("Slack token", "It is refused.")));

    assertThat(report.get(10, SECONDS).checks())
        .extracting(Check::name)
        .containsExactly("Slack token", "Clock");
    assertThat(progress).containsExactly("1 of 2", "2 of 2");
  }

  @Test
  void aDefectInOneLeavesTheOthersAlone() throws Exception {
    CompletableFuture<List<Check>> failing =
        CompletableFuture.failedFuture(new IllegalStateException("xoxb-secret"));
    Examination throwing =
        new Examination() {
          @Override
          public String subject() {
            return "Discord";
          }

          @Override
          public CompletableFuture<List<Check>> begin() {
            throw new IllegalStateException("at once");
          }
        };

    Report report =
        new Checkup(List.of(looking("Slack", failing), throwing, known("Clock")))
            .begin(Checkup.Progress.UNTOLD)
            .get(10, SECONDS);

    assertThat(report.checks())
        .extracting(Check::verdict)
        .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.FINE);
    assertThat(report.toString()).doesNotContain("xoxb-secret");
  }

  @Test
  void aMessageBeginsWithWhatIsWorst() {
    Report report =
        new Report(
            List.of(
                Check.fine("Settings", "They are right."),
                Check.attention("Deliveries", "One waits. Start the bot."),
                Check.mend("Slack token", "It is refused. Copy it anew.")));

    assertThat(Transcript.of(CheckupMessage.of(report)))
        .isEqualTo(
            """
            Kling doctor · one thing to mend
            ✗ Slack token · It is refused. Copy it anew.
            ! Deliveries · One waits. Start the bot.
            ✓ Settings · They are right.
            """);
  }

  private static Examination known(String name) {
    return Examination.known(name, List.of(Check.fine(name, "It is fine.")));
  }

  private static Examination looking(String subject, CompletableFuture<List<Check>> look) {
    return new Examination() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public CompletableFuture<List<Check>> begin() {
        return look;
      }
    };
  }
}
