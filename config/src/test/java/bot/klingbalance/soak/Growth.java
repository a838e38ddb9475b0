package bot.klingbalance.soak;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one of the vitals was at first and in the end.
 *
 * @param first its mean in the first stretch after the warm-up
 * @param last its mean in the last stretch
 * @param most its greatest value of all
 * @param allowed by how much it may have grown
 */
record Growth(String name, double first, double last, double most, double allowed) {
  /** A page here and there, which SQLite takes before it needs it. */
  private static final double PAGES = 256 << 10;

  /** What the garbage of the moment and fuller caches with a bound differ by. */
  private static final double HEAP = 2 << 20;

  /**
   * Pools of up to sixteen that are idle for a minute let their threads go, and take them again.
   */
  private static final double THREADS = 16;

  /** Connections that are kept for some seconds. */
  private static final double DESCRIPTORS = 8;

  /** What is resident follows the heap, which Java lets grow up to its limit. */
  private static final double MEMORY = 64 << 20;

  /** SQLite begins its log anew when it has a thousand pages; one long reader may double it. */
  private static final double LOG = 8 << 20;

  static List<Growth> of(List<Vitals> vitals, Pace pace) {
    long warm = pace.warmUp().toSeconds();
    long stretch = pace.stretch().toSeconds();
    long end = vitals.get(vitals.size() - 1).second();
    Stretches stretches =
        new Stretches(
            vitals,
            vitals.stream()
                .filter(each -> each.second() >= warm && each.second() <= warm + stretch)
                .toList(),
            vitals.stream().filter(each -> each.second() >= end - stretch).toList());
    Growth kept = stretches.growth("kept", Vitals::kept, Double.MAX_VALUE);
    // Rows, indexes and pages that are half full take about as much again.
    double database = 2 * (kept.last() - kept.first()) + PAGES;
    return List.of(
        stretches.growth("heap", Vitals::heap, HEAP),
        stretches.growth("memory", Vitals::memory, MEMORY),
        stretches.growth("threads", Vitals::threads, THREADS),
        stretches.growth("descriptors", Vitals::descriptors, DESCRIPTORS),
        kept,
        stretches.growth("database", Vitals::database, database),
        stretches.growth("log", Vitals::log, LOG));
  }

  boolean isTooMuch() {
    return last - first > allowed;
  }

  @Override
  public String toString() {
    return "%-11s %,15.0f %,15.0f %+,15.0f %,15.0f%s"
        .formatted(name, first, last, last - first, most, isTooMuch() ? "  TOO MUCH" : "");
  }

  private record Stretches(List<Vitals> all, List<Vitals> first, List<Vitals> last) {
    Growth growth(String name, ToLongFunction<Vitals> value, double allowed) {
      return new Growth(
          name,
          first.stream().mapToLong(value).average().orElse(0),
          last.stream().mapToLong(value).average().orElse(0),
          all.stream().mapToLong(value).max().orElse(0),
          allowed);
    }
  }
}
