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
 * Answers that are kept for a short time, and questions that are under way: whoever asks one of
 * those joins in. Safe for use by many threads.
 */
final class ResponseCache<K, V> {
  private static final int MOST_KEPT = 10_000;

  private final BiConsumer<K, CompletableFuture<V>> asking;
  private final Predicate<V> isWorthKeeping;
  private final Cache<K, V> kept;
  private final ConcurrentMap<K, UnderWay<V>> underWay = new ConcurrentHashMap<>();
  private volatile @Nullable Function<K, V> ending;

  /**
   * Nothing kept yet.
   *
   * @param asking asks the question, and completes the future with the answer; it never fails
   * @param isWorthKeeping whether an answer still holds a moment later
   */
  ResponseCache(
      BiConsumer<K, CompletableFuture<V>> asking,
      Predicate<V> isWorthKeeping,
      Duration keptFor,
      Timer time) {
    this.asking = asking;
    this.isWorthKeeping = isWorthKeeping;
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(keptFor)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /**
   * A question that runs.
   *
   * @param asked completed by the one who asks upstream
   * @param shared completed once the answer is kept
   */
  private record UnderWay<V>(CompletableFuture<V> asked, CompletableFuture<V> shared) {
    UnderWay() {
      this(new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  /** The answer; the future is the caller's own, whatever is done to it. */
  CompletableFuture<V> ask(K key, Freshness freshness) {
    V known = recent(key, freshness);
    if (known != null) {
      return completedFuture(known);
    }
    UnderWay<V> mine = new UnderWay<>();
    UnderWay<V> running = underWay.putIfAbsent(key, mine);
    if (running != null) {
      return running.shared().copy();
    }
    var unused = mine.asked().thenAccept(answer -> settle(key, mine, answer));
    begin(key, freshness, mine);
    return mine.shared().copy();
  }

  /** Ends every question that is under way, and each that is asked from now on. */
  void end(Function<K, V> answer) {
    ending = answer;
    underWay.forEach((key, each) -> each.asked().complete(answer.apply(key)));
  }

  /** Looks once more: another one may have been answered since the first look. */
  private void begin(K key, Freshness freshness, UnderWay<V> mine) {
    V known = recent(key, freshness);
    Function<K, V> end = ending;
    if (known != null) {
      mine.asked().complete(known);
    } else if (end != null) {
      mine.asked().complete(end.apply(key));
    } else {
      asking.accept(key, mine.asked());
    }
  }

  private @Nullable V recent(K key, Freshness freshness) {
    return freshness == Freshness.RECENT ? kept.getIfPresent(key) : null;
  }

  private void settle(K key, UnderWay<V> mine, V answer) {
    if (isWorthKeeping.test(answer)) {
      kept.put(key, answer);
    }
    underWay.remove(key, mine);
    mine.shared().complete(answer);
  }
}
