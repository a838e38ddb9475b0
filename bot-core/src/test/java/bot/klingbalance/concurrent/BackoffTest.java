package bot.klingbalance.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

  @Test
  void theDelayDoublesUpToItsCap() {
    assertThat(BACKOFF.longest(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(BACKOFF.longest(2)).isEqualTo(Duration.ofSeconds(4));
    assertThat(BACKOFF.longest(8)).isEqualTo(Duration.ofSeconds(256));
    assertThat(BACKOFF.longest(9)).isEqualTo(Duration.ofMinutes(5));
    assertThat(BACKOFF.longest(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void itsUpperHalfIsLeftToChance() {
    assertThat(BACKOFF.after(3, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(BACKOFF.after(3, 0.5)).isEqualTo(Duration.ofSeconds(6));
    assertThat(BACKOFF.after(3, 1)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void anHourCanBeDoubledWithoutOverflow() {
    Backoff slow = new Backoff(Duration.ofHours(1), Duration.ofDays(100_000));

    assertThat(slow.after(Integer.MAX_VALUE, 1)).isPositive();
  }

  @Test
  void aCapBelowTheFirstDelayIsAMistake() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
