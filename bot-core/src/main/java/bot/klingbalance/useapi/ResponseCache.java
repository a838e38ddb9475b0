package bot.klingbalance.useapi;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Caches answers for a short time, and shares requests that are in flight: whoever asks for the
 * same key joins. Safe for use by many threads.
 */
final class ResponseCache<K, V> {
  private static final int MAX_ENTRIES = 10_000;

  /** Who wants a live answer gets one that is not older than this, so nobody can ask more often. */
  static final Duration LIVE = Duration.ofSeconds(10);

  private final Requests<K, V> requests;
  private final Predicate<V> isCacheable;
  private final Timer timer;
  private final Cache<K, Reading<V>> cached;
  private final ConcurrentMap<K, InFlight<V>> inFlight = new ConcurrentHashMap<>();
  private volatile @Nullable Function<K, V> afterClose;

  /**
   * An empty cache.
   *
   * @param isCacheable whether an answer still holds a moment later
   */
  ResponseCache(Requests<K, V> requests, Predicate<V> isCacheable, Duration expiry, Timer timer) {
    this.requests = requests;
    this.isCacheable = isCacheable;
    this.timer = timer;
    this.cached =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(expiry)
            .ticker(timer::nanos)
            .executor(Runnable::run)
            .build();
  }

  /** Makes requests. */
  interface Requests<K, V> {
    /** One that has not begun; it completes {@code result} with the answer, and never fails. */
    Call of(K key, Requester requester, CompletableFuture<V> result);
  }

  /** An answer, and when it came. */
  private record Reading<V>(V answer, long nanos) {}

  /**
   * A request that runs.
   *
   * @param fetched completed by the one who makes it
   * @param shared completed once the answer is cached
   */
  private record InFlight<V>(
      Call call, CompletableFuture<V> fetched, CompletableFuture<V> shared) {}

  /** The answer; the future is the caller's own, whatever is done to it. */
  CompletableFuture<V> get(K key, Freshness freshness, Requester requester) {
    V known = recent(key, freshness);
    if (known != null) {
      return completedFuture(known);
    }
    CompletableFuture<V> fetched = new CompletableFuture<>();
    InFlight<V> mine =
        new InFlight<>(requests.of(key, requester, fetched), fetched, new CompletableFuture<>());
    InFlight<V> running = inFlight.putIfAbsent(key, mine);
    if (running != null) {
      running.call().join(requester);
      return running.shared().copy();
    }
    var unused = mine.fetched().thenAccept(answer -> settle(key, mine, answer));
    begin(key, freshness, mine);
    return mine.shared().copy();
  }

  /**
   * Ends every request that is in flight, and each that is made from now on, with {@code answer}.
   */
  void close(Function<K, V> answer) {
    afterClose = answer;
    inFlight.forEach((key, each) -> each.fetched().complete(answer.apply(key)));
  }

  /** Looks once more: another request may have been answered since the first look. */
  private void begin(K key, Freshness freshness, InFlight<V> mine) {
    V known = recent(key, freshness);
    Function<K, V> closed = afterClose;
    if (known != null) {
      mine.fetched().complete(known);
    } else if (closed != null) {
      mine.fetched().complete(closed.apply(key));
    } else {
      mine.call().enqueue();
    }
  }

  private @Nullable V recent(K key, Freshness freshness) {
    Reading<V> known = cached.getIfPresent(key);
    return known != null && (freshness == Freshness.RECENT || isLive(known))
        ? known.answer()
        : null;
  }

  private boolean isLive(Reading<V> known) {
    return timer.nanos() - known.nanos() < LIVE.toNanos();
  }

  private void settle(K key, InFlight<V> mine, V answer) {
    if (isCacheable.test(answer)) {
      cached.put(key, new Reading<>(answer, timer.nanos()));
    }
    inFlight.remove(key, mine);
    mine.shared().complete(answer);
  }
}
