package bot.klingbalance.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When sessions with a platform that counts them were begun, over all bots and their restarts. The
 * instants are those of the bots' clocks.
 */
public interface SessionStarts {
  /** What counts: a platform that resets after so long. */
  Duration DAY = Duration.ofHours(24);

  /**
   * Those of the last day.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  Recent recent(Instant now);

  /**
   * One is about to be begun.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void beginning(Instant at);

  /**
   * The one of that moment was not begun after all.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void notBegun(Instant at);

  /**
   * Sessions of the last day.
   *
   * @param sinceLast since the last one was begun; a day where there is none
   */
  record Recent(int count, Duration sinceLast) {}

  /** Known to this process alone. */
  static SessionStarts ofThisProcess() {
    return new SessionStarts() {
      private final Deque<Instant> all = new ArrayDeque<>();

      @Override
      public synchronized Recent recent(Instant now) {
        all.removeIf(each -> each.isBefore(now.minus(DAY)));
        return all.isEmpty()
            ? new Recent(0, DAY)
            : new Recent(all.size(), Duration.between(all.getLast(), now));
      }

      @Override
      public synchronized void beginning(Instant at) {
        all.addLast(at);
      }

      @Override
      public synchronized void notBegun(Instant at) {
        all.remove(at);
      }
    };
  }
}
