package bot.klingbalance.lease.shard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Since when this bot sees that a shard could be had. */
final class OpenShards {
  private final LongSupplier nanos;
  private final Duration isLong;
  private final Map<Integer, Long> since = new HashMap<>();

  OpenShards(LongSupplier nanos, Duration isLong) {
    this.nanos = nanos;
    this.isLong = isLong;
  }

  void seen(Spread spread) {
    for (int each = 0; each < spread.view().total(); each++) {
      if (spread.isOpen(each)) {
        since.putIfAbsent(each, nanos.getAsLong());
      } else {
        since.remove(each);
      }
    }
  }

  void forget() {
    since.clear();
  }

  boolean isLong(int shard) {
    Long began = since.get(shard);
    return began != null && nanos.getAsLong() - began >= isLong.toNanos();
  }
}
