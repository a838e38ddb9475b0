package bot.klingbalance.polling;

import static bot.klingbalance.digest.SomeDigests.account;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.store.StoreThreads;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedReadingsTest {
  private final FakeHistory history = new FakeHistory();
  private final StoreThreads threads = new StoreThreads("store", 1);
  private final RecordedReadings readings = new RecordedReadings(history, threads);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void whileTheStoreIsAwayOrHasNoThreadLeftNothingIsKnown() throws Exception {
    history.goAway();
    assertThat(readings.of(account("render-a"), Instant.EPOCH).get(30, TimeUnit.SECONDS)).isEmpty();

    history.comeBack();
    threads.close();
    assertThat(readings.of(account("render-a"), Instant.EPOCH).get(30, TimeUnit.SECONDS)).isEmpty();
  }
}
