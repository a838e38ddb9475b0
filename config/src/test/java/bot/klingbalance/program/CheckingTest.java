package bot.klingbalance.program;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.daily;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.Database;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckingTest {
  private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration RETRY = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock(NINE.minus(Duration.ofHours(1)));

  /** Else an urgent message would tell beside it what the check tells a minute later. */
  @Test
  void aCheckThatFailedAndIsMadeAgainInAMinuteIsUnderWay() {
    try (Database database = Databases.opened(Databases.fileIn(folder))) {
      Checking checking =
          Checking.of(
              database,
              new AllWatches(new FakeWatches(), List.of()),
              (watches, since) -> CompletableFuture.completedFuture(ChannelReadings.of(List.of())),
              WarningListener.NONE,
              clock);
      checking.daily().follow(RENDERS, Optional.of(NINE_IN_BERLIN));

      assertThat(checking.isUnderWay(RENDERS, NINE.minus(Duration.ofMinutes(30)))).isFalse();
      assertThat(checking.isUnderWay(RENDERS, NINE)).isTrue();

      checking.daily().follow(RENDERS, Optional.of(daily("09:01", "Europe/Berlin")));
      assertThat(checking.daily().next(RENDERS)).contains(NINE.plus(RETRY));
      assertThat(checking.isUnderWay(RENDERS, NINE)).isTrue();
      checking.daily().close();
      checking.schedules().close();
    }
  }
}
