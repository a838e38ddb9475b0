package bot.klingbalance.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastWorkTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final LastWork work = new LastWork("deliveries", Duration.ofMinutes(2), clock);

  @Test
  void nothingIsExpectedOfAPartBeforeItBeginsAndAfterItEnds() {
    assertThat(work.at()).isEmpty();
    assertThat(work.stalledSince()).isEmpty();
    work.done();
    work.ended();
    clock.move(Duration.ofHours(1));
    assertThat(work.stalledSince()).isEmpty();
  }

  @Test
  void aPartThatDoesNothingForLongerThanItTakesIsStalledUntilItWorksAgain() {
    work.done();
    clock.move(Duration.ofMinutes(2));
    assertThat(work.stalledSince()).isEmpty();
    clock.move(Duration.ofSeconds(1));
    assertThat(work.stalledSince()).contains(NOW);
    work.done();
    assertThat(work.stalledSince()).isEmpty();
  }
}
