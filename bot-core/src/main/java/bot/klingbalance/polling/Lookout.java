package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.history.History;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.polling.KeptPulse.Gauge;
import bot.klingbalance.warning.ChannelState;
import bot.klingbalance.warning.ChannelStates;
import bot.klingbalance.warning.Delivery;
import bot.klingbalance.warning.Digest;
import bot.klingbalance.warning.DigestKey;
import bot.klingbalance.warning.Outbox;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.UrgentCheck;
import bot.klingbalance.warning.UrgentCheck.Past;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.StoreUnavailable;
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
public final class Lookout implements Consumer<AccountLookup>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** More answers than come in an hour, and few enough to hold. */
  private static final int MOST_WAITING = 5_000;

  /** For so long a new watch may go unnoticed: else each answer would cost a look at all. */
  private static final Duration WATCHES_SEEN_FOR = Duration.ofMinutes(1);

  private final Kept kept;
  private final Gauge gauge;
  private final Clock clock;
  private final Runnable written;
  private final WorkThread thread;
  private final AtomicInteger waiting = new AtomicInteger();
  private List<ChannelWatches> seen = List.of();
  private Instant seenAt = Instant.EPOCH;

  /**
   * A lookout over what {@code kept} knows.
   *
   * @param written called when there is something to be sent
   */
  public Lookout(Kept kept, Gauge gauge, Clock clock, Runnable written) {
    this(kept, gauge, clock, written, new MachineThread("lookout"));
  }

  Lookout(Kept kept, Gauge gauge, Clock clock, Runnable written, WorkThread thread) {
    this.kept = kept;
    this.gauge = gauge;
    this.clock = clock;
    this.written = written;
    this.thread = thread;
  }

  /** What it reads, and the outbox to which it writes. */
  public record Kept(AllWatches watches, ChannelStates states, Outbox outbox, History history) {}

  /** Looks at an answer soon. Never blocks, and is safe for use by many threads. */
  @Override
  public void accept(AccountLookup answer) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      LOG.debug("An answer is not looked at: too many wait.");
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
      LOG.debug("What may have turned critical is left to the daily check.", known);
    }
  }

  private void look(AccountLookup answer, List<ChannelWatches> wanting, Instant now) {
    List<KeptReading> before = before(answer, now);
    Reading reading =
        new Reading(answer, Optional.empty(), gauge.runway(with(answer, before), now));
    for (ChannelWatches watches : wanting) {
      if (UrgentCheck.isCritical(watches, reading, now)) {
        tell(watches, reading, before, now);
      }
    }
  }

  private void tell(
      ChannelWatches watches, Reading reading, List<KeptReading> before, Instant now) {
    ChannelState state = kept.states().of(watches.channel());
    Optional<Digest> told =
        state
            .checked()
            .flatMap(day -> kept.outbox().find(new DigestKey(watches.channel(), day).deliveryId()))
            .map(Delivery::digest);
    Past past = new Past(last(reading.lookup().email(), before), state, told);
    if (UrgentCheck.of(watches, reading, past, now).filter(kept.outbox()::interject).isPresent()) {
      written.run();
    }
  }

  private List<ChannelWatches> watchesAt(Instant now) {
    if (seenAt.plus(WATCHES_SEEN_FOR).isBefore(now) || seenAt.isAfter(now)) {
      seen = kept.watches().channels().stream().map(kept.watches()::of).toList();
      seenAt = now;
    }
    return seen;
  }

  /** Whether the answer of just now stands in the history already must not matter. */
  private List<KeptReading> before(AccountLookup answer, Instant now) {
    List<KeptReading> readings = kept.history().of(answer.email(), now.minus(KeptPulse.LOOKED_AT));
    return answer instanceof Found found ? KeptReading.of(found).earlierOf(readings) : readings;
  }

  private static List<KeptReading> with(AccountLookup answer, List<KeptReading> before) {
    return answer instanceof Found found ? KeptReading.of(found).newestOf(before) : before;
  }

  /** The reading before, as it looked then. */
  private Optional<Reading> last(AccountEmail email, List<KeptReading> before) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    KeptReading last = before.get(before.size() - 1);
    KlingAccount account =
        new KlingAccount(
            email, last.balance(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    return Optional.of(
        new Reading(
            new Found(account, last.at()), Optional.empty(), gauge.runway(before, last.at())));
  }
}
