package bot.klingbalance.useapi;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Caches answers for a short time, and shares requests that are in flight: whoever asks for the
 * same key joins. Safe for use by many threads.
 */
final class ResponseCache<K, V> {
  private static final int MAX_ENTRIES = 10_000;

  private final BiConsumer<K, CompletableFuture<V>> fetch;
  private final Predicate<V> isCacheable;
  private final Cache<K, V> cached;
  private final ConcurrentMap<K, InFlight<V>> inFlight = new ConcurrentHashMap<>();
  private volatile @Nullable Function<K, V> afterClose;

  /**
   * An empty cache.
   *
   * @param fetch makes the request, and completes the future with the answer; it never fails
   * @param isCacheable whether an answer still holds a moment later
   */
  ResponseCache(
      BiConsumer<K, CompletableFuture<V>> fetch,
      Predicate<V> isCacheable,
      Duration expiry,
      Timer timer) {
    this.fetch = fetch;
    this.isCacheable = isCacheable;
    this.cached =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(expiry)
            .ticker(timer::nanos)
            .executor(Runnable::run)
            .build();
  }

  /**
   * A request that runs.
   *
   * @param fetched completed by the one who makes it
   * @param shared completed once the answer is cached
   */
  private record InFlight<V>(CompletableFuture<V> fetched, CompletableFuture<V> shared) {
    InFlight() {
      this(new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  /** The answer; the future is the caller's own, whatever is done to it. */
  CompletableFuture<V> get(K key, Freshness freshness) {
    V known = recent(key, freshness);
    if (known != null) {
      return completedFuture(known);
    }
    InFlight<V> mine = new InFlight<>();
    InFlight<V> running = inFlight.putIfAbsent(key, mine);
    if (running != null) {
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
      fetch.accept(key, mine.fetched());
    }
  }

  private @Nullable V recent(K key, Freshness freshness) {
    return freshness == Freshness.RECENT ? cached.getIfPresent(key) : null;
  }

  private void settle(K key, InFlight<V> mine, V answer) {
    if (isCacheable.test(answer)) {
      cached.put(key, answer);
    }
    inFlight.remove(key, mine);
    mine.shared().complete(answer);
  }
}
