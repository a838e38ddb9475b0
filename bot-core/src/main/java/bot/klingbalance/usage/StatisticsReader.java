package bot.klingbalance.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Requester;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.usage.UsageStatistics.Counted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statistics of several days: what is kept of days that are over, and the others from
 * useapi.net, one after the other, the newest first. Safe for use by many threads; no call blocks.
 */
public final class StatisticsReader {
  private static final Logger log = LoggerFactory.getLogger(StatisticsReader.class);

  /** useapi.net counts 5 to 15 minutes late; this is twice that. */
  private static final Duration LATE = Duration.ofMinutes(30);

  /** After so long no further day is asked for: somebody waits. */
  private static final Duration ENOUGH = Duration.ofSeconds(25);

  private final UsageStatistics upstream;
  private final StatisticsStore store;
  private final Executor storeThreads;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param storeThreads threads that may wait for the store
   */
  public StatisticsReader(
      UsageStatistics upstream, StatisticsStore store, Executor storeThreads, Clock clock) {
    this.upstream = upstream;
    this.store = store;
    this.storeThreads = storeThreads;
    this.clock = clock;
  }

  /** The statistics of these days in UTC, at least one. */
  public CompletableFuture<StatisticsOfDays> of(List<LocalDate> days, Requester requester) {
    List<LocalDate> newestFirst = new ArrayList<>(days);
    newestFirst.sort(Comparator.reverseOrder());
    return kept(Collections.min(days), Collections.max(days))
        .thenCompose(kept -> new Round(newestFirst, kept, requester).read());
  }

  /** None while the store cannot be used. */
  private CompletableFuture<List<DayStatistics>> kept(LocalDate first, LocalDate last) {
    return StoreThreads.ask(() -> store.between(first, last), storeThreads)
        .exceptionally(
            unknown -> {
              log.debug("What is kept of statistics cannot be read now.", unknown);
              return List.of();
            });
  }

  private void keep(DayStatistics statistics) {
    if (isOver(statistics.day())) {
      var unused =
          StoreThreads.ask(
                  () -> {
                    store.keep(statistics);
                    return statistics;
                  },
                  storeThreads)
              .exceptionally(
                  failed -> {
                    log.debug("The statistics of a day are not kept.", failed);
                    return statistics;
                  });
    }
  }

  private boolean isOver(LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return !clock.instant().isBefore(end.plus(LATE));
  }

  /** Reads some days; its steps never run at the same time. */
  private final class Round {
    private final Deque<LocalDate> open = new ArrayDeque<>();
    private final List<DayStatistics> read;
    private final Requester requester;
    private final List<LocalDate> missing = new ArrayList<>();
    private final Instant begun = clock.instant();
    private Optional<Failure> failure = Optional.empty();

    Round(List<LocalDate> days, List<DayStatistics> kept, Requester requester) {
      this.read = new ArrayList<>(kept);
      this.requester = requester;
      List<LocalDate> known = kept.stream().map(DayStatistics::day).toList();
      days.stream().filter(day -> !known.contains(day)).forEach(open::add);
    }

    /** Where the next request would fail in the same way, none is made. */
    CompletableFuture<StatisticsOfDays> read() {
      boolean isHopeless =
          failure.filter(each -> each.reason() != Failure.Reason.UNREADABLE).isPresent();
      if (open.isEmpty() || isHopeless || isLate()) {
        missing.addAll(open);
        return completedFuture(new StatisticsOfDays(read, missing, failure));
      }
      LocalDate day = open.remove();
      return upstream
          .of(day, requester)
          .thenAccept(result -> result.match(this::take, unread -> take(day, unread.failure())))
          .thenCompose(done -> read());
    }

    private boolean isLate() {
      return Duration.between(begun, clock.instant()).compareTo(ENOUGH) >= 0;
    }

    private boolean take(Counted counted) {
      keep(counted.statistics());
      return read.add(counted.statistics());
    }

    private boolean take(LocalDate day, Failure why) {
      failure = Optional.of(why);
      return missing.add(day);
    }
  }
}
