package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A poller of a bot beside one with newer settings. */
class AdjustablePollerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock(MONDAY);
  private final FakeWatches watches = new FakeWatches();
  private final ClockedAccounts upstream = new ClockedAccounts(List.of(), clock);
  private final AdjustablePoller poller =
      new AdjustablePoller(
          upstream,
          new FakeHistory(),
          new WatchedByAnyChannel(
              new AllWatches(watches, List::of),
              new WeeklyReports(watches.reports(), List::of),
              upstream,
              any -> true),
          "bot",
          clock);

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void itWorksOnlyWhileItIsLetAndThenAtTheLastPeriod() {
    poller.letWork(false);
    poller.every(HOUR);
    assertThat(poller.lastWork().at()).isEmpty();

    poller.letWork(true);
    assertThat(poller.lastWork().at()).isPresent();
    poller.letWork(false);
    assertThat(poller.lastWork().at()).isEmpty();
  }

  @Test
  void whatHasEndedIsNotBegunAgainWhenItIsLet() {
    poller.every(HOUR);
    poller.close();

    poller.letWork(true);

    assertThat(poller.lastWork().at()).isEmpty();
  }
}
