package bot.klingbalance.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The port to where the statistics of days that are over are kept, for good: useapi.net forgets
 * them after three months.
 *
 * <p>Each method is safe for use by many threads and many bots at once. It blocks while the store
 * answers: not for event threads. It throws {@code StoreUnavailable} when the store cannot be used.
 */
public interface StatisticsStore {
  /** Where nothing is kept. */
  StatisticsStore NONE =
      new StatisticsStore() {
        @Override
        public void keep(DayStatistics statistics) {}

        @Override
        public List<DayStatistics> between(LocalDate first, LocalDate last) {
          return List.of();
        }
      };

  /** Keeps a day; one that is kept already is replaced. */
  void keep(DayStatistics statistics);

  /** The days from one to another that are kept, both included, the oldest first. */
  List<DayStatistics> between(LocalDate first, LocalDate last);

  /** A day, where it is kept. */
  default Optional<DayStatistics> of(LocalDate day) {
    return between(day, day).stream().findFirst();
  }
}
