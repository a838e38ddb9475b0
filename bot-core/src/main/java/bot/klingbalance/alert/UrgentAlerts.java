package bot.klingbalance.alert;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.polling.HistoryRunwaySource;
import bot.klingbalance.polling.HistoryRunwaySource.Gauge;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each answer, be it to a person or to the bot, for what its channels are to be told at
 * once, and for what their messages of the day no longer say right. Answers are gathered for some
 * seconds, so that what comes together is told together. On a thread of its own, which may wait for
 * the store; while that cannot be used, it is left to the next reading.
 */
public final class UrgentAlerts implements Consumer<AccountLookup>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(UrgentAlerts.class);

  /** More answers than come in an hour, and few enough to hold. */
  private static final int MOST_WAITING = 5_000;

  /** For so long a new watch may go unnoticed: else each answer would cost a look at all. */
  private static final Duration WATCHES_SEEN_FOR = Duration.ofMinutes(1);

  /** So long answers are gathered: one look at a channel costs about as much as ten. */
  static final Duration GATHERING = Duration.ofSeconds(5);

  /** More are looked at before that time is over. */
  private static final int MOST_GATHERED = 1_000;

  private final Kept kept;
  private final Gauge gauge;
  private final Clock clock;
  private final ChannelAlerts alerts;
  private final StoreThread thread;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<AccountEmail, Noted> gathered = new LinkedHashMap<>();
  private List<ChannelWatches> seen = List.of();
  private Instant seenAt = Instant.EPOCH;
  private volatile boolean mayWork = true;

  /** Alerts over what {@code kept} knows. */
  public UrgentAlerts(Kept kept, Gauge gauge, Clock clock, ChannelAlerts alerts) {
    this(kept, gauge, clock, alerts, new BackgroundThread("urgent-alerts"));
  }

  UrgentAlerts(Kept kept, Gauge gauge, Clock clock, ChannelAlerts alerts, StoreThread thread) {
    this.kept = kept;
    this.gauge = gauge;
    this.clock = clock;
    this.alerts = alerts;
    this.thread = thread;
  }

  /** What it reads. */
  public record Kept(AllWatches watches, History history) {}

  /** Tells nothing until it is let again: another bot does when it reads the account next. */
  public void letWork(boolean may) {
    mayWork = may;
  }

  /** Looks at an answer soon. Never blocks, and is safe for use by many threads. */
  @Override
  public void accept(AccountLookup answer) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      log.debug("An answer is not looked at: too many wait.");
      return;
    }
    thread.now(
        () -> {
          waiting.decrementAndGet();
          look(answer);
        });
  }

  @Override
  public void close() {
    thread.close(() -> {});
  }

  private void look(AccountLookup answer) {
    try {
      Instant now = clock.instant();
      boolean isWatched =
          watchesAt(now).stream().anyMatch(watches -> isOf(watches, answer.email()));
      if (isWatched) {
        gather(answer, now);
      }
    } catch (StoreUnavailable known) {
      log.debug("What may have turned critical is left to the next reading.", known);
    }
  }

  private void gather(AccountLookup answer, Instant now) {
    List<RecordedReading> before = before(answer, now);
    Noted noted =
        new Noted(
            new WatchedReading(
                answer,
                Optional.empty(),
                gauge.runway(with(answer, before), now),
                unusual(answer, before, now)),
            last(answer.email(), before));
    if (!noted.tells()) {
      return;
    }
    if (gathered.isEmpty()) {
      thread.after(GATHERING, this::follow);
    }
    gathered.merge(answer.email(), noted, Noted::followedBy);
    if (gathered.size() >= MOST_GATHERED) {
      follow();
    }
  }

  private Optional<Cause.Unusual> unusual(
      AccountLookup answer, List<RecordedReading> before, Instant now) {
    return answer instanceof Found found
        ? gauge.unusual(RecordedReading.of(found), before, now)
        : Optional.empty();
  }

  private void follow() {
    List<Noted> all = List.copyOf(gathered.values());
    gathered.clear();
    try {
      Instant now = clock.instant();
      for (ChannelWatches watches : mayWork ? watchesAt(now) : List.<ChannelWatches>of()) {
        List<Noted> ofChannel = all.stream().filter(each -> isOf(watches, each.account())).toList();
        if (!ofChannel.isEmpty()) {
          alerts.follow(watches, ofChannel, now);
        }
      }
    } catch (StoreUnavailable known) {
      log.debug("What may have changed is left to the next reading.", known);
    }
  }

  private static boolean isOf(ChannelWatches watches, AccountEmail account) {
    return watches.schedule().isPresent() && watches.limitsFor(account).isPresent();
  }

  private List<ChannelWatches> watchesAt(Instant now) {
    if (seenAt.plus(WATCHES_SEEN_FOR).isBefore(now) || seenAt.isAfter(now)) {
      seen = kept.watches().channels().stream().map(kept.watches()::of).toList();
      seenAt = now;
    }
    return seen;
  }

  /** Whether the answer of just now stands in the history already must not matter. */
  private List<RecordedReading> before(AccountLookup answer, Instant now) {
    List<RecordedReading> readings =
        kept.history().of(answer.email(), now.minus(HistoryRunwaySource.LOOKED_AT));
    return answer instanceof Found found ? RecordedReading.of(found).earlierOf(readings) : readings;
  }

  private static List<RecordedReading> with(AccountLookup answer, List<RecordedReading> before) {
    return answer instanceof Found found ? RecordedReading.of(found).newestOf(before) : before;
  }

  /** The reading before, as it looked then. */
  private Optional<WatchedReading> last(AccountEmail email, List<RecordedReading> before) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    RecordedReading last = before.get(before.size() - 1);
    KlingAccount account =
        new KlingAccount(
            email, last.balance(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    return Optional.of(
        new WatchedReading(
            new Found(account, last.at()), Optional.empty(), gauge.runway(before, last.at())));
  }
}
