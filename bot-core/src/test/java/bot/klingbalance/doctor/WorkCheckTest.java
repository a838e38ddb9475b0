package bot.klingbalance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkCheckTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  private final MovableClock clock = new MovableClock(NINE);
  private final LastWork checks = new LastWork("checks", Duration.ofMinutes(2), clock);
  private final LastWork polls = new LastWork("polls", Duration.ofHours(2), clock);
  private final WorkCheck check = new WorkCheck(List.of(checks, polls));

  @Test
  void whatWorksIsToldInOneLineWithItsTimes() {
    checks.done();
    polls.done();

    assertThat(check.begin().join())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.status()).isEqualTo(CheckStatus.FINE);
              assertThat(result.finding().toString()).startsWith("Last done: checks ");
              assertThat(result.finding().toString()).contains(", polls ");
            });
  }

  @Test
  void eachPartThatStoppedIsToBeMended() {
    checks.done();
    polls.done();
    clock.move(Duration.ofMinutes(3));

    assertThat(check.begin().join())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.status()).isEqualTo(CheckStatus.MEND);
              assertThat(result.finding().toString()).startsWith("Nothing was done since checks ");
              assertThat(result.remedy().toString()).startsWith("Start the bot again.");
            });
  }
}
