package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.UrgentCheck;
import bot.klingbalance.digest.UrgentCheck.Past;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.polling.HistoryRunwaySource.Gauge;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each answer, be it to a person or to the bot, for an account that turned critical, and
 * writes down what its channels are to be told at once. On a thread of its own, which may wait for
 * the store; while that cannot be used, it is left to the daily check.
 */
public final class UrgentAlerts implements Consumer<AccountLookup>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(UrgentAlerts.class);

  /** More answers than come in an hour, and few enough to hold. */
  private static final int MOST_WAITING = 5_000;

  /** For so long a new watch may go unnoticed: else each answer would cost a look at all. */
  private static final Duration WATCHES_SEEN_FOR = Duration.ofMinutes(1);

  private final Kept kept;
  private final Gauge gauge;
  private final Clock clock;
  private final WarningListener listener;
  private final StoreThread thread;
  private final AtomicInteger waiting = new AtomicInteger();
  private List<ChannelWatches> seen = List.of();
  private Instant seenAt = Instant.EPOCH;

  /**
   * Alerts over what {@code kept} knows.
   *
   * @param listener told of what is to be sent
   */
  public UrgentAlerts(Kept kept, Gauge gauge, Clock clock, WarningListener listener) {
    this(kept, gauge, clock, listener, new BackgroundThread("urgent-alerts"));
  }

  UrgentAlerts(Kept kept, Gauge gauge, Clock clock, WarningListener listener, StoreThread thread) {
    this.kept = kept;
    this.gauge = gauge;
    this.clock = clock;
    this.listener = listener;
    this.thread = thread;
  }

  /** What it reads, and the outbox to which it writes. */
  public record Kept(AllWatches watches, ChannelStates states, Outbox outbox, History history) {}

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
      List<ChannelWatches> wanting =
          watchesAt(now).stream()
              .filter(watches -> UrgentCheck.isWanted(watches, answer.email()))
              .toList();
      if (!wanting.isEmpty()) {
        look(answer, wanting, now);
      }
    } catch (StoreUnavailable known) {
      log.debug("What may have turned critical is left to the daily check.", known);
    }
  }

  private void look(AccountLookup answer, List<ChannelWatches> wanting, Instant now) {
    List<RecordedReading> before = before(answer, now);
    WatchedReading reading =
        new WatchedReading(answer, Optional.empty(), gauge.runway(with(answer, before), now));
    for (ChannelWatches watches : wanting) {
      if (UrgentCheck.isCritical(watches, reading, now)) {
        tell(watches, reading, before, now);
      }
    }
  }

  private void tell(
      ChannelWatches watches, WatchedReading reading, List<RecordedReading> before, Instant now) {
    ChannelState state = kept.states().of(watches.channel());
    Optional<Digest> told =
        state
            .checked()
            .flatMap(day -> kept.outbox().find(new DigestKey(watches.channel(), day).deliveryId()))
            .map(Delivery::digest);
    Past past = new Past(last(reading.lookup().email(), before), state, told);
    UrgentCheck.of(watches, reading, past, now)
        .filter(kept.outbox()::interject)
        .ifPresent(listener::planned);
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
