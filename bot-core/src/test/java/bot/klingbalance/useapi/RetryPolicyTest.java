package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.useapi.wire.ErrorResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final ErrorResponse TIMEOUT = ErrorResponse.unreachable("timeout");

  @Test
  void theWaitDoublesAndItsUpperHalfIsLeftToChance() {
    assertThat(wait(TIMEOUT, 1, 0, 0.0)).contains(Duration.ofMillis(250));
    assertThat(wait(TIMEOUT, 1, 0, 1.0)).contains(Duration.ofMillis(500));
    assertThat(wait(TIMEOUT, 2, 0, 0.0)).contains(Duration.ofMillis(500));
    assertThat(wait(TIMEOUT, 2, 0, 1.0)).contains(Duration.ofSeconds(1));
  }

  @Test
  void afterTheThirdRequestThereIsNoOther() {
    assertThat(wait(TIMEOUT, 3, 0, 0.5)).isEmpty();
  }

  @Test
  void anUnreadableAnswerIsAskedForOnceMore() {
    assertThat(wait(ErrorResponse.unreadable("<html>"), 1, 0, 0.5)).isPresent();
    assertThat(wait(ErrorResponse.unreadable("<html>"), 2, 0, 0.5)).isEmpty();
  }

  @Test
  void whatNoRetryMendsIsNotRetried() {
    ErrorResponse signInLost = new ErrorResponse(Reason.SIGN_IN_LOST, 1, Optional.empty(), "");

    assertThat(wait(signInLost, 1, 0, 0.5)).isEmpty();
  }

  @Test
  void whatWasAskedForIsObeyedButItShortensNoWait() {
    assertThat(wait(slowDown(7), 1, 0, 1.0)).contains(Duration.ofSeconds(7));
    assertThat(wait(slowDown(0), 2, 0, 1.0)).contains(Duration.ofSeconds(1));
  }

  @Test
  void aWaitEndsBeforeTheDeadlineOrDoesNotBegin() {
    assertThat(wait(slowDown(7), 1, 12_999, 0.0)).contains(Duration.ofSeconds(7));
    assertThat(wait(slowDown(7), 1, 13_000, 0.0)).isEmpty();
    assertThat(wait(TIMEOUT, 1, 19_749, 0.0)).contains(Duration.ofMillis(250));
    assertThat(wait(TIMEOUT, 1, 19_750, 0.0)).isEmpty();
  }

  private static ErrorResponse slowDown(long seconds) {
    return new ErrorResponse(Reason.SLOW_DOWN, 3, Optional.of(Duration.ofSeconds(seconds)), "");
  }

  private static Optional<Duration> wait(
      ErrorResponse trouble, int requests, long elapsedMillis, double jitter) {
    return RetryPolicy.waitBeforeNext(
        trouble, requests, Duration.ofMillis(elapsedMillis), DEADLINE, jitter);
  }
}
