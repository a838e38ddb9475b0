package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.RENDER;
import static bot.klingbalance.history.SomeReadings.STUDIO;
import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadingRecorderTest {
  private final MovableClock clock = new MovableClock(at("10:00"));
  private final FakeThread thread = new FakeThread(clock);
  private final FakeHistory history = new FakeHistory();
  private final ReadingRecorder recorder = new ReadingRecorder(history, clock, thread);

  @Test
  void whoWaitsForItToCatchUpFindsEverythingKept() {
    recorder.note(STUDIO, reading(at("09:00"), 560));
    CompletableFuture<Integer> kept =
        recorder.caughtUp().thenApply(done -> history.of(STUDIO).size());
    assertThat(kept).isNotDone();

    thread.run();

    assertThat(kept).isCompletedWithValue(1);
  }

  @Test
  void whatIsNotedIsKept() {
    recorder.note(STUDIO, reading(at("09:00"), 560));
    recorder.note(RENDER, reading(at("09:01"), 12));
    recorder.note(STUDIO, reading(at("09:02"), 488));
    assertThat(history.batches()).isEmpty();

    thread.pass(ReadingRecorder.GATHERING);

    assertThat(history.of(STUDIO))
        .containsExactly(reading(at("09:00"), 560), reading(at("09:02"), 488));
    assertThat(history.of(RENDER)).containsExactly(reading(at("09:01"), 12));
    assertThat(history.batches()).containsExactly(3);

    recorder.note(STUDIO, reading(at("09:03"), 416));
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(3);
  }

  @Test
  void readingsThatComeOneAfterTheOtherAreKeptTogether() {
    recorder.note(STUDIO, reading(at("09:00"), 560));
    thread.pass(ReadingRecorder.GATHERING.dividedBy(2));
    recorder.note(RENDER, reading(at("09:01"), 12));
    thread.pass(ReadingRecorder.GATHERING);

    assertThat(history.batches()).containsExactly(2);
    assertThat(thread.waiting()).isZero();
  }

  @Test
  void whoWaitsWhileTheStoreIsAwayIsNotKeptWaiting() {
    history.goAway();
    recorder.note(STUDIO, reading(at("09:00"), 560));

    CompletableFuture<Void> caughtUp = recorder.caughtUp();
    thread.run();

    assertThat(caughtUp).isDone();
    assertThat(thread.waiting()).isEqualTo(1);
    history.comeBack();
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(1);
  }

  @Test
  void manyReadingsAreKeptInFewTransactions() {
    note(2 * ReadingRecorder.MOST_AT_ONCE + 50);
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.batches())
        .containsExactly(ReadingRecorder.MOST_AT_ONCE, ReadingRecorder.MOST_AT_ONCE, 50);
  }

  @Test
  void whileTheStoreIsAwayReadingsWaitAndNoneIsLost() {
    history.goAway();
    for (int minute = 0; minute < 30; minute++) {
      recorder.note(STUDIO, reading(MONDAY.plusSeconds(60L * minute), minute));
      thread.pass(Duration.ofMinutes(1));
      assertThat(thread.waiting()).isEqualTo(1);
    }
    assertThat(history.of(STUDIO)).isEmpty();

    history.comeBack();
    thread.pass(ReadingRecorder.PAUSE);

    assertThat(history.of(STUDIO)).hasSize(30);
    assertThat(thread.waiting()).isZero();
  }

  @Test
  void whenTooManyWaitFurtherOnesAreDroppedAndThatIsToldOnce() {
    history.goAway();
    try (LogLines log = LogLines.of(ReadingRecorder.class)) {
      note(ReadingRecorder.MOST_WAITING + 3);
      thread.pass(ReadingRecorder.GATHERING);
      assertThat(log.warnings())
          .containsExactly(
              "The store has been away for too long: what accounts answer is not kept any more.");

      history.comeBack();
      thread.pass(ReadingRecorder.PAUSE);
      assertThat(log.warnings())
          .hasSize(2)
          .last()
          .isEqualTo("What accounts answer is kept again; 3 readings are missing.");
    }
    assertThat(history.of(STUDIO)).hasSize(ReadingRecorder.MOST_WAITING);
  }

  @Test
  void closingKeepsWhatWasNotedAndNothingAfterwards() {
    recorder.note(STUDIO, reading(at("09:00"), 560));
    recorder.close();
    assertThat(history.of(STUDIO)).hasSize(1);

    recorder.note(STUDIO, reading(at("09:01"), 560));
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.of(STUDIO)).hasSize(1);
  }

  @Test
  void closingWithoutAStoreTellsWhatIsLost() {
    history.goAway();
    note(7);
    try (LogLines log = LogLines.of(ReadingRecorder.class)) {
      recorder.close();
      assertThat(log.warnings()).containsExactly("7 readings of accounts could not be kept.");
    }
  }

  @Test
  void theHistoryIsThinnedEachHourAlsoAfterTheStoreWasAway() {
    note(3);
    recorder.start();
    history.goAway();
    thread.pass(ReadingRecorder.PAUSE);
    history.comeBack();
    thread.pass(ReadingRecorder.PAUSE);
    assertThat(history.of(STUDIO)).hasSize(3);

    thread.pass(Duration.ofHours(1));
    assertThat(history.of(STUDIO)).hasSize(1);

    recorder.note(STUDIO, reading(at("10:10"), 2));
    recorder.note(STUDIO, reading(at("10:20"), 1));
    thread.pass(Duration.ofHours(1));
    assertThat(history.of(STUDIO)).hasSize(2).endsWith(reading(at("10:20"), 1));
  }

  @Test
  void aDefectTakesWithItNoOtherReadings() {
    ReadingRecorder hindered = new ReadingRecorder(new BrokenOnce(), clock, thread);
    try (LogLines log = LogLines.of(ReadingRecorder.class)) {
      hindered.note(STUDIO, reading(at("09:00"), 560));
      thread.pass(ReadingRecorder.GATHERING);
      assertThat(log.warnings()).containsExactly("1 reading could not be kept for a defect.");
    }
    hindered.note(STUDIO, reading(at("09:01"), 488));
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.of(STUDIO)).containsExactly(reading(at("09:01"), 488));
  }

  private void note(int readings) {
    for (int i = 0; i < readings; i++) {
      recorder.note(STUDIO, reading(MONDAY.plusMillis(i), i));
    }
  }

  private final class BrokenOnce implements History {
    private boolean wasBroken;

    @Override
    public void keep(Map<AccountEmail, List<RecordedReading>> readings) {
      if (!wasBroken) {
        wasBroken = true;
        throw new IllegalStateException("broken");
      }
      history.keep(readings);
    }

    @Override
    public List<RecordedReading> of(AccountEmail account, Instant since) {
      return history.of(account, since);
    }

    @Override
    public Map<AccountEmail, RecordedReading> newest(Instant since) {
      return history.newest(since);
    }

    @Override
    public void thin(Instant now) {
      history.thin(now);
    }
  }
}
