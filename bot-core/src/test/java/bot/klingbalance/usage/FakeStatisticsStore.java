package bot.klingbalance.usage;

import bot.klingbalance.store.StoreUnavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A store in memory, with the promises of the port, that a test may take away. */
public final class FakeStatisticsStore implements StatisticsStore {
  private final NavigableMap<LocalDate, DayStatistics> kept = new TreeMap<>();
  private boolean isAway;

  synchronized void goAway() {
    isAway = true;
  }

  @Override
  public synchronized void keep(DayStatistics statistics) {
    failWhileAway();
    kept.put(statistics.day(), statistics);
  }

  @Override
  public synchronized List<DayStatistics> between(LocalDate first, LocalDate last) {
    failWhileAway();
    return List.copyOf(kept.subMap(first, true, last, true).values());
  }

  private void failWhileAway() {
    if (isAway) {
      throw new StoreUnavailable("The store is away.", new IllegalStateException("away"));
    }
  }
}
