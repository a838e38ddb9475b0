package bot.klingbalance.account.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedPatienceTest {
  private static final Duration LONG = Duration.ofHours(1);

  private volatile Duration length = Duration.ZERO;
  private final TimedPatience patience = new TimedPatience(() -> length);

  @AfterEach
  void close() {
    patience.close();
  }

  @Test
  void aLengthThatIsChangedHoldsForWhoeverBeginsToWaitThen() {
    assertThat(patience.begin()).succeedsWithin(Duration.ofSeconds(20));

    length = LONG;
    CompletableFuture<Void> longer = patience.begin();
    length = Duration.ZERO;

    assertThat(patience.begin()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(longer).isNotDone();
  }

  @Test
  void aLongerOneFollowsTheFirstAndEndsWithIt() {
    Patience longer = patience.longerBy(Duration.ofMillis(1));
    assertThat(longer.begin()).succeedsWithin(Duration.ofSeconds(20));

    patience.close();

    assertThat(longer.begin()).isNotDone();
    assertThat(patience.begin()).isNotDone();
  }

  @Test
  void thousandsWaitOnTwoThreads() {
    length = LONG;
    long before = threads();
    List<CompletableFuture<Void>> waits = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      waits.add(patience.begin());
    }

    assertThat(threads()).isLessThanOrEqualTo(before + 2);
    assertThat(waits).noneMatch(CompletableFuture::isDone);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().contains("patience"))
        .count();
  }
}
