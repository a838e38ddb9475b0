package bot.klingbalance.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void theFirstSentenceIsWhatIsWrongAndTheOthersWhatToDo() {
    Check check = Check.mend("Slack token", "Slack saw no token. Copy it anew. Then set it (X).");

    assertThat(check.finding()).hasToString("Slack saw no token.");
    assertThat(check.remedy()).hasToString("Copy it anew. Then set it (X).");
  }

  @Test
  void aMomentInWhatToDoStaysOne() {
    Instant at = Instant.parse("2026-11-24T10:00:00Z");
    Text sentences = Text.of("useapi.net is busy. Try again after ").moment(at, Style.TIME);

    Check check = Check.of(Verdict.ATTENTION, "useapi.net", sentences);

    assertThat(check.finding()).hasToString("useapi.net is busy.");
    assertThat(check.remedy()).isEqualTo(Text.of("Try again after ").moment(at, Style.TIME));
  }

  @Test
  void oneSentenceIsWhatIsWrong() {
    Check check = Check.unknown("Slack", "Slack declines with “x”; api.slack.com tells more.");

    assertThat(check.finding()).hasToString("Slack declines with “x”; api.slack.com tells more.");
    assertThat(check.remedy().isEmpty()).isTrue();
  }

  @Test
  void whatIsFineNeedsNoRemedyAndEveryCheckSaysSomething() {
    assertThatThrownBy(
            () -> new Check("Clock", Verdict.FINE, Text.of("It is right."), Text.of("Wait.")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Check.fine("Clock", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportIsAsBadAsItsWorstCheck() {
    Check fine = Check.fine("Clock", "It is right.");
    Check unseen = Check.unknown("Slack", "It cannot be seen.");
    Check late = Check.attention("Deliveries", "One waits.");
    Check broken = Check.mend("Database", "It is locked.");

    assertThat(new Report(List.of(fine)).worst()).isEqualTo(Verdict.FINE);
    assertThat(new Report(List.of(unseen, fine)).worst()).isEqualTo(Verdict.UNKNOWN);
    assertThat(new Report(List.of(late, unseen)).needsMending()).isFalse();
    assertThat(new Report(List.of(fine, broken, late)).needsMending()).isTrue();
  }
}
