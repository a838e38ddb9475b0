package bot.klingbalance.soak;

import java.time.Duration;
import java.util.List;

/** How long answers took: how many there were, and of these the middle, the 99th and the last. */
record Latencies(int count, Duration median, Duration p99, Duration most) {
  static Latencies of(List<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return new Latencies(all.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static Duration at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
  }

  @Override
  public String toString() {
    return "%d answers, median %d ms, p99 %d ms, max %d ms"
        .formatted(count, median.toMillis(), p99.toMillis(), most.toMillis());
  }
}
