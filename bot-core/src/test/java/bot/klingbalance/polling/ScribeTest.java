package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.RENDER;
import static bot.klingbalance.history.SomeReadings.STUDIO;
import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.delivery.MovableClock;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.History;
import bot.klingbalance.history.KeptReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScribeTest {
  private final MovableClock clock = new MovableClock(at("10:00"));
  private final FakeThread thread = new FakeThread(clock);
  private final FakeHistory history = new FakeHistory();
  private final Scribe scribe = new Scribe(history, clock, thread);

  @Test
  void whoWaitsForItToCatchUpFindsEverythingKept() {
    scribe.note(STUDIO, reading(at("09:00"), 560));
    CompletableFuture<Integer> kept =
        scribe.caughtUp().thenApply(done -> history.of(STUDIO).size());
    assertThat(kept).isNotDone();

    thread.run();

    assertThat(kept).isCompletedWithValue(1);
  }

  @Test
  void whatIsNotedIsKept() {
    scribe.note(STUDIO, reading(at("09:00"), 560));
    scribe.note(RENDER, reading(at("09:01"), 12));
    scribe.note(STUDIO, reading(at("09:02"), 488));
    assertThat(history.batches()).isEmpty();

    thread.pass(Scribe.GATHERING);

    assertThat(history.of(STUDIO))
        .containsExactly(reading(at("09:00"), 560), reading(at("09:02"), 488));
    assertThat(history.of(RENDER)).containsExactly(reading(at("09:01"), 12));
    assertThat(history.batches()).containsExactly(3);

    scribe.note(STUDIO, reading(at("09:03"), 416));
    thread.pass(Scribe.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(3);
  }

  @Test
  void readingsThatComeOneAfterTheOtherAreKeptTogether() {
    scribe.note(STUDIO, reading(at("09:00"), 560));
    thread.pass(Scribe.GATHERING.dividedBy(2));
    scribe.note(RENDER, reading(at("09:01"), 12));
    thread.pass(Scribe.GATHERING);

    assertThat(history.batches()).containsExactly(2);
    assertThat(thread.waiting()).isZero();
  }

  @Test
  void whoWaitsWhileTheStoreIsAwayIsNotKeptWaiting() {
    history.goAway();
    scribe.note(STUDIO, reading(at("09:00"), 560));

    CompletableFuture<Void> caughtUp = scribe.caughtUp();
    thread.run();

    assertThat(caughtUp).isDone();
    assertThat(thread.waiting()).isEqualTo(1);
    history.comeBack();
    thread.pass(Scribe.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(1);
  }

  @Test
  void manyReadingsAreKeptInFewTransactions() {
    note(2 * Scribe.MOST_AT_ONCE + 50);
    thread.pass(Scribe.GATHERING);
    assertThat(history.batches()).containsExactly(Scribe.MOST_AT_ONCE, Scribe.MOST_AT_ONCE, 50);
  }

  @Test
  void whileTheStoreIsAwayReadingsWaitAndNoneIsLost() {
    history.goAway();
    for (int minute = 0; minute < 30; minute++) {
      scribe.note(STUDIO, reading(MONDAY.plusSeconds(60L * minute), minute));
      thread.pass(Duration.ofMinutes(1));
      assertThat(thread.waiting()).isEqualTo(1);
    }
    assertThat(history.of(STUDIO)).isEmpty();

    history.comeBack();
    thread.pass(Scribe.PAUSE);

    assertThat(history.of(STUDIO)).hasSize(30);
    assertThat(thread.waiting()).isZero();
  }

  @Test
  void whenTooManyWaitFurtherOnesAreDroppedAndThatIsToldOnce() {
    history.goAway();
    try (LogLines log = new LogLines(Scribe.class)) {
      note(Scribe.MOST_WAITING + 3);
      thread.pass(Scribe.GATHERING);
      assertThat(log.lines())
          .containsExactly(
              "The store has been away for too long: what accounts answer is not kept any more.");

      history.comeBack();
      thread.pass(Scribe.PAUSE);
      assertThat(log.lines())
          .hasSize(2)
          .last()
          .isEqualTo("What accounts answer is kept again; 3 readings are missing.");
    }
    assertThat(history.of(STUDIO)).hasSize(Scribe.MOST_WAITING);
  }

  @Test
  void closingKeepsWhatWasNotedAndNothingAfterwards() {
    scribe.note(STUDIO, reading(at("09:00"), 560));
    scribe.close();
    assertThat(history.of(STUDIO)).hasSize(1);

    scribe.note(STUDIO, reading(at("09:01"), 560));
    thread.pass(Scribe.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(1);
  }

  @Test
  void closingWithoutAStoreTellsWhatIsLost() {
    history.goAway();
    note(7);
    try (LogLines log = new LogLines(Scribe.class)) {
      scribe.close();
      assertThat(log.lines()).containsExactly("7 readings of accounts could not be kept.");
    }
  }

  @Test
  void theHistoryIsThinnedEachHourAlsoAfterTheStoreWasAway() {
    note(3);
    scribe.start();
    history.goAway();
    thread.pass(Scribe.PAUSE);
    history.comeBack();
    thread.pass(Scribe.PAUSE);
    assertThat(history.of(STUDIO)).hasSize(3);

    thread.pass(Duration.ofHours(1));
    assertThat(history.of(STUDIO)).hasSize(1);

    scribe.note(STUDIO, reading(at("10:10"), 2));
    scribe.note(STUDIO, reading(at("10:20"), 1));
    thread.pass(Duration.ofHours(1));
    assertThat(history.of(STUDIO)).hasSize(2).endsWith(reading(at("10:20"), 1));
  }

  @Test
  void aDefectTakesWithItNoOtherReadings() {
    Scribe hindered = new Scribe(new BrokenOnce(), clock, thread);
    try (LogLines log = new LogLines(Scribe.class)) {
      hindered.note(STUDIO, reading(at("09:00"), 560));
      thread.pass(Scribe.GATHERING);
      assertThat(log.lines()).containsExactly("1 readings could not be kept for a defect.");
    }
    hindered.note(STUDIO, reading(at("09:01"), 488));
    thread.pass(Scribe.GATHERING);
    assertThat(history.of(STUDIO)).containsExactly(reading(at("09:01"), 488));
  }

  private void note(int readings) {
    for (int i = 0; i < readings; i++) {
      scribe.note(STUDIO, reading(MONDAY.plusMillis(i), i));
    }
  }

  private final class BrokenOnce implements History {
    private boolean wasBroken;

    @Override
    public void keep(Map<AccountEmail, List<KeptReading>> readings) {
      if (!wasBroken) {
        wasBroken = true;
        throw new IllegalStateException("broken");
      }
      history.keep(readings);
    }

    @Override
    public List<KeptReading> of(AccountEmail account, Instant since) {
      return history.of(account, since);
    }

    @Override
    public void thin(Instant now) {
      history.thin(now);
    }

    @Override
    public void forget(AccountEmail account) {
      history.forget(account);
    }
  }
}
