package bot.klingbalance.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckResultTest {
  @Test
  void theFirstSentenceIsWhatIsWrongAndTheOthersWhatToDo() {
    CheckResult check =
        CheckResult.mend("Slack token", "Slack saw no token. Copy it anew. Then set it (X).");

    assertThat(check.finding()).hasToString("Slack saw no token.");
    assertThat(check.remedy()).hasToString("Copy it anew. Then set it (X).");
  }

  @Test
  void aMomentInWhatToDoStaysOne() {
    Instant at = Instant.parse("2026-11-24T10:00:00Z");
    Text sentences = Text.of("useapi.net is busy. Try again after ").moment(at, Style.TIME);

    CheckResult check = CheckResult.of(CheckStatus.ATTENTION, "useapi.net", sentences);

    assertThat(check.finding()).hasToString("useapi.net is busy.");
    assertThat(check.remedy()).isEqualTo(Text.of("Try again after ").moment(at, Style.TIME));
  }

  @Test
  void oneSentenceIsWhatIsWrong() {
    CheckResult check =
        CheckResult.unknown("Slack", "Slack declines with “x”; api.slack.com tells more.");

    assertThat(check.finding()).hasToString("Slack declines with “x”; api.slack.com tells more.");
    assertThat(check.remedy().isEmpty()).isTrue();
  }

  @Test
  void whatIsFineNeedsNoRemedyAndEveryCheckSaysSomething() {
    assertThatThrownBy(
            () ->
                new CheckResult(
                    "Clock", CheckStatus.FINE, Text.of("It is right."), Text.of("Wait.")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CheckResult.fine("Clock", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportIsAsBadAsItsWorstCheck() {
    CheckResult fine = CheckResult.fine("Clock", "It is right.");
    CheckResult unseen = CheckResult.unknown("Slack", "It cannot be seen.");
    CheckResult late = CheckResult.attention("Deliveries", "One waits.");
    CheckResult broken = CheckResult.mend("Database", "It is locked.");

    assertThat(new DoctorReport(List.of(fine)).worst()).isEqualTo(CheckStatus.FINE);
    assertThat(new DoctorReport(List.of(unseen, fine)).worst()).isEqualTo(CheckStatus.UNKNOWN);
    assertThat(new DoctorReport(List.of(late, unseen)).needsMending()).isFalse();
    assertThat(new DoctorReport(List.of(fine, broken, late)).needsMending()).isTrue();
  }
}
