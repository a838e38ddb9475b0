package bot.klingbalance.command.admission;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Each person's commands and presses come out of a token bucket: a burst, then a steady rate. Safe
 * for use by many threads.
 */
final class AskerBudgets {
  /** More than anybody asks who reads the answers. */
  static final int BURST = 20;

  static final Duration STEADY = Duration.ofSeconds(3);

  /** After which a bucket is full again, and says nothing that a new one would not say. */
  private static final Duration IDLE = STEADY.multipliedBy(BURST);

  private static final int MOST_PEOPLE = 10_000;

  private final Cache<PlatformUser, Bucket> buckets;
  private final TimeMeter time;

  /** Everybody's budget, full. */
  AskerBudgets(LongSupplier nanos) {
    this.time = new MonotonicTime(nanos, nanos.getAsLong());
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterAccess(IDLE)
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes one question from a person's budget.
   *
   * @return how long to wait where nothing is left of it; whoever sits at the terminal runs the bot
   *     and has no limit
   */
  Optional<Duration> waitBefore(Asker asker) {
    if (asker.platform() == Platform.TERMINAL) {
      return Optional.empty();
    }
    Bucket bucket = buckets.get(asker.user(), person -> full());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(BURST).refillGreedy(1, STEADY))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Begins at 0: a bucket compares times, which an overflow of the clock's would break. */
  private record MonotonicTime(LongSupplier nanos, long start) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong() - start;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
