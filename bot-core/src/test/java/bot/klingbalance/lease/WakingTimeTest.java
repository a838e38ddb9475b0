package bot.klingbalance.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakingTimeTest {
  private long nanos = 5;
  private long millis = 1_000;
  private final WakingTime time = new WakingTime(() -> nanos, () -> millis);

  @Test
  void itGoesOnWithTheMonotonicClock() {
    nanos += Duration.ofSeconds(3).toNanos();
    millis += 3_000;
    assertThat(time.getAsLong()).isEqualTo(5 + Duration.ofSeconds(3).toNanos());
  }

  @Test
  void whatTheMachineSleptHasPassed() {
    millis += 60_000;
    assertThat(time.getAsLong()).isEqualTo(5 + Duration.ofMinutes(1).toNanos());
    nanos += 7;
    assertThat(time.getAsLong()).isEqualTo(12 + Duration.ofMinutes(1).toNanos());
  }

  @Test
  void aClockThatIsSetBackOrTrimmedChangesNothing() {
    millis -= 3_600_000;
    assertThat(time.getAsLong()).isEqualTo(5);
    millis += 900;
    assertThat(time.getAsLong()).isEqualTo(5);
  }
}
