package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.report.ReportWeek;
import bot.klingbalance.report.WeeklyReport;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WeeklyReportWatch;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** After a defect, so that the log does not fill with it. */
  private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(10);

  private final Kept kept;
  private final ChannelCheck.Reader reader;
  private final Predicate<AccountEmail> shown;
  private final Clock clock;
  private final WarningListener listener;
  private final StoreThread thread = new BackgroundThread("weekly-reports");

  /** Runs that need no look any more: the report was written, by this bot or by another one. */
  private final Map<Channel, Instant> made = new HashMap<>();

  private final Map<Channel, Instant> notBefore = new HashMap<>();

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
    this.reader = reader;
    this.shown = shown;
    this.clock = clock;
    this.listener = listener;
  }

  /** What a report is made of, and the outbox that takes it. */
  public record Kept(WeeklyReports reports, AllWatches watches, History history, Outbox outbox) {}

  public void start() {
    thread.now(() -> thread.repeat(this::look, EVERY));
  }

  @Override
  public void close() {
    thread.close(() -> {});
  }

  /** Makes what is due now. Blocks while accounts are read. */
  public synchronized void look() {
    try {
      kept.reports().all().forEach(this::look);
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
        write(digest(wanted, date, now), now.isAfter(run.plus(ChannelCheck.IN_TIME)));
      }
      made.put(wanted.channel(), run);
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

  private Digest digest(WeeklyReportWatch wanted, LocalDate date, Instant now) {
    DailyTime time = wanted.time().time();
    Channel channel = wanted.channel();
    ChannelReadings readings =
        ChannelCheck.awaited(reader.read(kept.watches().of(channel).reported(), Optional.empty()));
    ReportWeek week = new ReportWeek(now, time.zone());
    List<WatchedReading> read = withUnlisted(readings, week);
    Optional<Failure.Reason> unlisted = readings.listing().map(why -> why.failure().reason());
    WeeklyReport report = WeeklyReport.of(week, read, recorded(read, week), unlisted);
    return Digest.weekly(channel, date, time.endOf(date), report);
  }

  /** Where nobody knows which accounts there are, those that were read lately. */
  private List<WatchedReading> withUnlisted(ChannelReadings readings, ReportWeek week) {
    List<WatchedReading> read = new ArrayList<>(readings.accounts());
    readings
        .listing()
        .map(AccountListing.Failed::failure)
        .ifPresent(
            why ->
                kept.history().newest(week.readingsSince()).keySet().stream()
                    .filter(shown)
                    .filter(email -> read.stream().noneMatch(each -> each.email().equals(email)))
                    .sorted()
                    .map(email -> WatchedReading.of(new AccountLookup.Failed(email, why)))
                    .toList()
                    .forEach(read::add));
    return read;
  }

  private Map<AccountEmail, List<RecordedReading>> recorded(
      List<WatchedReading> read, ReportWeek week) {
    Map<AccountEmail, List<RecordedReading>> recorded = new TreeMap<>();
    for (WatchedReading each : read) {
      recorded.put(each.email(), kept.history().of(each.email(), week.readingsSince()));
    }
    return recorded;
  }
}
