package bot.klingbalance.doctor;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, FINE, It agrees with that of useapi.net.",
    "PT-60S, FINE, It agrees with that of useapi.net.",
    "PT61S, ATTENTION, It is a minute ahead of that of useapi.net.",
    "PT-4M, ATTENTION, It is 4 minutes behind that of useapi.net.",
    "PT-5M, MEND, It is 5 minutes behind that of useapi.net.",
    "PT1H, MEND, It is 60 minutes ahead of that of useapi.net.",
    "PT-72H, MEND, It is 3 days behind that of useapi.net."
  })
  void aClockIsWrongFromAMinuteOnAndHarmfulFromFive(
      Duration ahead, CheckStatus status, String finding) throws Exception {
    CheckResult check = look(of("useapi.net", Optional.of(NOW.minus(ahead))));

    assertThat(check.status()).isEqualTo(status);
    assertThat(check.finding()).hasToString(finding);
  }

  @Test
  void theFirstThatTellsTheTimeIsBelieved() throws Exception {
    CheckResult check =
        look(
            of("useapi.net", Optional.empty()),
            of("Slack", Optional.of(NOW)),
            of("Discord", Optional.of(NOW.plusSeconds(3600))));

    assertThat(check.finding()).hasToString("It agrees with that of Slack.");
  }

  @Test
  void whereNobodyTellsTheTimeItIsNotKnown() throws Exception {
    assertThat(look(of("useapi.net", Optional.empty())).status()).isEqualTo(CheckStatus.UNKNOWN);
  }

  private static CheckResult look(ReferenceClock... others) throws Exception {
    return new ClockCheck(List.of(others), Clock.fixed(NOW, ZoneOffset.UTC))
        .begin()
        .get(10, SECONDS)
        .get(0);
  }

  private static ReferenceClock of(String owner, Optional<Instant> shown) {
    return new ReferenceClock() {
      @Override
      public String owner() {
        return owner;
      }

      @Override
      public CompletableFuture<Optional<Instant>> read() {
        return completedFuture(shown);
      }
    };
  }
}
