package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.history.History;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.WeeklyReportWatch;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the weekly reports, each at its time; late where the bot was down, while it is still that
 * local day. The outbox takes one a channel and week, however many bots make it.
 */
public final class ReportRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReportRounds.class);

  /** Nobody minds some seconds; a look costs a query. */
  static final Duration EVERY = Duration.ofSeconds(20);

  /** A report reads up to every account, and the next channel waits for it. */
  private static final Duration STALLED_AFTER = Duration.ofMinutes(15);

  /** After a defect, so that the log does not fill with it. */
  private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(10);

  private final Kept kept;
  private final ReportSource source;
  private final Clock clock;
  private final WarningListener listener;
  private final LastWork lastWork;
  private final StoreThread thread = new BackgroundThread("weekly-reports");

  /** Runs that need no look any more: the report was written, by this bot or by another one. */
  private final Map<Channel, Instant> made = new HashMap<>();

  private final Map<Channel, Instant> notBefore = new HashMap<>();
  private volatile boolean mayWork = true;

  /**
   * Rounds that wait for {@link #start}.
   *
   * @param reader reads accounts; its futures end in a time that does not matter
   * @param shown which accounts may be shown
   * @param listener told of each report that was written down
   */
  public ReportRounds(
      Kept kept,
      ChannelCheck.Reader reader,
      Predicate<AccountEmail> shown,
      Clock clock,
      WarningListener listener) {
    this.kept = kept;
    this.source = new ReportSource(kept.watches(), kept.history(), reader, shown);
    this.clock = clock;
    this.listener = listener;
    this.lastWork = new LastWork("reports", STALLED_AFTER, clock);
  }

  /** When it looked last for reports whose time has come, or made one of them. */
  public LastWork lastWork() {
    return lastWork;
  }

  /** What a report is made of, and the outbox that takes it. */
  public record Kept(WeeklyReports reports, AllWatches watches, History history, Outbox outbox) {}

  /** Makes none until it is let again: another bot does. */
  public void letWork(boolean may) {
    mayWork = may;
  }

  public void start() {
    lastWork.done();
    thread.now(() -> thread.repeat(this::look, EVERY));
  }

  @Override
  public void close() {
    lastWork.ended();
    thread.close(() -> {});
  }

  /** Makes what is due now. Blocks while accounts are read. */
  public synchronized void look() {
    try {
      if (mayWork) {
        kept.reports().all().forEach(this::look);
      }
      lastWork.done();
    } catch (StoreUnavailable known) {
      log.debug("Weekly reports wait for the store.", known);
    }
  }

  /**
   * When the next report comes after {@code instant}; nothing where nobody wants one. Blocks while
   * the store answers.
   */
  public Optional<Instant> nextAfter(Instant instant) {
    return kept.reports().all().stream()
        .filter(report -> !report.paused())
        .map(report -> report.time().nextAfter(instant))
        .min(Instant::compareTo);
  }

  private void look(WeeklyReportWatch wanted) {
    Channel channel = wanted.channel();
    Instant now = clock.instant();
    wanted
        .dueAt(now)
        .filter(run -> !run.equals(made.get(channel)))
        .filter(run -> !now.isBefore(notBefore.getOrDefault(channel, Instant.MIN)))
        .ifPresent(run -> make(wanted, run, now));
  }

  private void make(WeeklyReportWatch wanted, Instant run, Instant now) {
    try {
      LocalDate date = wanted.time().time().dateOf(run);
      DigestKey key = DigestKey.weekly(wanted.channel(), date);
      if (kept.outbox().find(key.deliveryId()).isEmpty()) {
        write(source.digest(wanted, date, now), now.isAfter(run.plus(ChannelCheck.IN_TIME)));
      }
      made.put(wanted.channel(), run);
      lastWork.done();
    } catch (StoreUnavailable | CancellationException known) {
      log.debug("The weekly report of {} waits.", wanted.channel(), known);
    } catch (RuntimeException defect) {
      notBefore.put(wanted.channel(), now.plus(AFTER_A_DEFECT));
      log.error("The weekly report of {} failed for a defect.", wanted.channel(), defect);
    }
  }

  /**
   * Writes it down.
   *
   * @param isLate then it may have been told by a bot whose database is not this one
   */
  private void write(Digest digest, boolean isLate) {
    if (kept.outbox().interject(digest, digest.readAt(), isLate)) {
      listener.planned(digest);
    }
  }
}
