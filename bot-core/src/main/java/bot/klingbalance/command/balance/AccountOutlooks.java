package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.command.balance.AccountHistory.Kept;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.history.RecordedReading;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is expected of many accounts. It is worked out for a few accounts at a time, so that others
 * get at the store between them, and kept for as long as their balance is the same. Safe for use by
 * many threads; no call blocks.
 */
public final class AccountOutlooks {
  private static final Logger log = LoggerFactory.getLogger(AccountOutlooks.class);

  private static final int AT_ONCE = 2;

  /** A kilobyte or two each. */
  private static final int MOST_AT_HAND = 2_000;

  /** So far a forecast hardly changes while nothing is spent. */
  private static final Duration HOLDS = Duration.ofHours(1);

  private final Kept kept;
  private final ZoneId zone;
  private final Patience patience;
  private final Cache<AccountEmail, Expected> atHand =
      Caffeine.newBuilder().maximumSize(MOST_AT_HAND).executor(Runnable::run).build();
  private final Map<AccountEmail, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

  /**
   * Nothing is worked out yet.
   *
   * @param patience how long somebody waits for what is not
   */
  AccountOutlooks(Kept kept, ZoneId zone, Patience patience) {
    this.kept = kept;
    this.zone = zone;
    this.patience = patience;
  }

  private record Expected(Found reading, Instant at, Outlook outlook) {
    boolean holdsFor(Found other, Instant now) {
      return reading.account().balance().equals(other.account().balance())
          && at.plus(HOLDS).isAfter(now);
    }
  }

  /** What is expected by these readings, as far as that is worked out in time. */
  public CompletableFuture<Map<AccountEmail, Outlook>> of(Collection<Found> readings, Instant now) {
    return of(readings, now, completedFuture(null));
  }

  /**
   * The same for somebody who waits longer.
   *
   * @param enough completed when that was long enough
   */
  public CompletableFuture<Map<AccountEmail, Outlook>> of(
      Collection<Found> readings, Instant now, CompletableFuture<Void> enough) {
    CompletableFuture<Void> all = workOut(readings, now);
    CompletableFuture<Object> inTime =
        all.isDone()
            ? CompletableFuture.anyOf(all)
            : CompletableFuture.anyOf(all, CompletableFuture.allOf(enough, patience.begin()));
    return inTime.thenApply(end -> known(readings, now));
  }

  /** Works out what is expected by these readings, for a question that will come. */
  void prepare(Collection<Found> readings, Instant now) {
    CompletableFuture<Void> unused = workOut(readings, now);
  }

  private Map<AccountEmail, Outlook> known(Collection<Found> readings, Instant now) {
    Map<AccountEmail, Outlook> outlooks = new HashMap<>();
    for (Found reading : readings) {
      Expected expected = atHand.getIfPresent(reading.email());
      if (expected != null && expected.holdsFor(reading, now)) {
        outlooks.put(reading.email(), expected.outlook());
      }
    }
    return outlooks;
  }

  private CompletableFuture<Void> workOut(Collection<Found> readings, Instant now) {
    List<Found> missing = readings.stream().filter(each -> isMissing(each, now)).toList();
    Work work = new Work(missing, now);
    for (int i = 0; i < AT_ONCE; i++) {
      work.proceed();
    }
    return work.done;
  }

  private boolean isMissing(Found reading, Instant now) {
    return Optional.ofNullable(atHand.getIfPresent(reading.email()))
        .filter(expected -> expected.holdsFor(reading, now))
        .isEmpty();
  }

  /** Once for all who want it at the same time. Whether the store can be used; no exceptions. */
  private CompletableFuture<Boolean> workOut(Found reading, Instant now) {
    if (!isMissing(reading, now)) {
      return completedFuture(true);
    }
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> running = underWay.putIfAbsent(reading.email(), mine);
    if (running != null) {
      return running.thenCompose(
          isUsable -> isUsable ? workOut(reading, now) : completedFuture(false));
    }
    CompletableFuture<Boolean> unused =
        kept.of(reading.email(), Forecast.neededSince(now))
            .handle(
                (readings, trouble) -> {
                  if (trouble == null) {
                    keep(reading, now, readings);
                  }
                  return trouble == null;
                })
            .whenComplete(
                (isUsable, defect) -> {
                  underWay.remove(reading.email());
                  mine.complete(isUsable != null && isUsable);
                  if (defect != null) {
                    log.error("What is expected of an account cannot be worked out.", defect);
                  }
                });
    return mine;
  }

  private void keep(Found reading, Instant now, List<RecordedReading> readings) {
    List<RecordedReading> all = RecordedReading.of(reading).newestOf(readings);
    Outlook outlook = Forecast.of(all, now, zone).withoutCourse();
    atHand.put(reading.email(), new Expected(reading, now, outlook));
  }

  /** Readings whose outlook is worked out one after the other. */
  private final class Work {
    final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Queue<Found> waiting;
    private final AtomicInteger open;
    private final Instant now;

    Work(List<Found> readings, Instant now) {
      this.waiting = new ConcurrentLinkedQueue<>(readings);
      this.open = new AtomicInteger(readings.size());
      this.now = now;
      if (readings.isEmpty()) {
        done.complete(null);
      }
    }

    /** Goes on until one has to be waited for. */
    void proceed() {
      for (Found next = waiting.poll(); next != null; next = waiting.poll()) {
        CompletableFuture<Boolean> one = workOut(next, now);
        if (!one.isDone()) {
          CompletableFuture<Void> unused = one.thenAccept(this::resume);
          return;
        }
        end(one.join());
      }
    }

    private void resume(boolean isUsable) {
      end(isUsable);
      proceed();
    }

    /** Without the store there is nothing more to work out now. */
    private void end(boolean isUsable) {
      if (open.decrementAndGet() == 0 || !isUsable) {
        waiting.clear();
        done.complete(null);
      }
    }
  }
}
