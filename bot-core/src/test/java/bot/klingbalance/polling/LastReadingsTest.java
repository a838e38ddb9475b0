package bot.klingbalance.polling;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastReadingsTest {
  private static final AccountEmail STUDIO = email("studio");

  private final MovableClock clock = new MovableClock(NOW);
  private final FakeHistory history = new FakeHistory();
  private final StoreThreads threads = new StoreThreads("store", 1);
  private final LastReadings readings = new LastReadings(history, threads, clock);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void anAnswerIsKnownAtOnceWithAllThatItSaid() {
    Found answer = reading(STUDIO, 560, NOW);
    readings.accept(answer);
    history.goAway();

    assertThat(readings.of(STUDIO)).isCompletedWithValue(Optional.of(answer));
    assertThat(readings.atHand(STUDIO)).contains(answer);
  }

  @Test
  void aFailureLeavesWhatWasKnown() {
    readings.accept(reading(STUDIO, 560, NOW));
    readings.accept(new Failed(STUDIO, Failure.of(Failure.Reason.UNREACHABLE)));

    assertThat(readings.atHand(STUDIO)).contains(reading(STUDIO, 560, NOW));
  }

  @Test
  void anOlderAnswerDoesNotTakeThePlaceOfANewerOne() {
    readings.accept(reading(STUDIO, 560, NOW));
    readings.accept(reading(STUDIO, 600, NOW.minusSeconds(1)));

    assertThat(readings.atHand(STUDIO)).contains(reading(STUDIO, 560, NOW));
    readings.accept(reading(STUDIO, 500, NOW.plusSeconds(1)));
    assertThat(readings.atHand(STUDIO)).contains(reading(STUDIO, 500, NOW.plusSeconds(1)));
  }

  @Test
  void whatThisRunHasNotReadComesFromTheStore() throws Exception {
    kept(STUDIO, 700, NOW.minus(Duration.ofDays(2)));
    kept(STUDIO, 600, NOW.minus(Duration.ofDays(1)));

    assertThat(told(readings.of(STUDIO)))
        .contains(reading(STUDIO, 600, NOW.minus(Duration.ofDays(1))));
    assertThat(readings.atHand(STUDIO)).isEmpty();
    assertThat(told(readings.of(email("nobody")))).isEmpty();
  }

  @Test
  void whatIsOlderThanAMonthIsNotTold() throws Exception {
    kept(STUDIO, 700, NOW.minus(Duration.ofDays(32)));

    assertThat(told(readings.of(STUDIO))).isEmpty();
    assertThat(told(readings.all())).isEmpty();
  }

  /** Two instances of the bot share a store. */
  @Test
  void whatAnotherInstanceHasReadSinceIsNewer() throws Exception {
    readings.accept(reading(STUDIO, 700, NOW.minus(Duration.ofHours(5))));
    kept(STUDIO, 600, NOW.minus(Duration.ofHours(1)));

    assertThat(told(readings.of(STUDIO)))
        .contains(reading(STUDIO, 600, NOW.minus(Duration.ofHours(1))));
    assertThat(told(readings.all()))
        .containsEntry(STUDIO, reading(STUDIO, 600, NOW.minus(Duration.ofHours(1))));
  }

  @Test
  void allAreThoseOfTheStoreAndOfThisRunEachInItsNewestReading() throws Exception {
    kept(STUDIO, 700, NOW.minusSeconds(60));
    kept(email("render"), 12, NOW.minusSeconds(60));
    readings.accept(reading(STUDIO, 560, NOW));
    readings.accept(reading(email("new"), 5, NOW));

    assertThat(told(readings.all()))
        .isEqualTo(
            Map.of(
                STUDIO,
                reading(STUDIO, 560, NOW),
                email("render"),
                reading(email("render"), 12, NOW.minusSeconds(60)),
                email("new"),
                reading(email("new"), 5, NOW)));
  }

  @Test
  void whileTheStoreIsAwayOnlyThisRunIsKnown() throws Exception {
    kept(STUDIO, 700, NOW.minusSeconds(60));
    readings.accept(reading(email("new"), 5, NOW));
    readings.accept(reading(email("long"), 5, NOW.minus(Duration.ofHours(3))));
    history.goAway();

    assertThat(told(readings.of(STUDIO))).isEmpty();
    assertThat(told(readings.of(email("long")))).isPresent();
    assertThat(told(readings.all())).containsOnlyKeys(email("new"), email("long"));
    threads.close();
    assertThat(told(readings.of(STUDIO))).isEmpty();
    assertThat(told(readings.all())).containsOnlyKeys(email("new"), email("long"));
  }

  private void kept(AccountEmail account, long credits, Instant at) {
    history.keep(
        account, new RecordedReading(at, reading(account, credits, at).account().balance()));
  }

  private static <T> T told(CompletableFuture<T> answer) throws Exception {
    return answer.get(30, TimeUnit.SECONDS);
  }
}
