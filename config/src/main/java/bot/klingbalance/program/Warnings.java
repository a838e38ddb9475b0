package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.reading.LateFailures;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.CompleteCheck;
import bot.klingbalance.check.CompleteReports;
import bot.klingbalance.check.ReportTask;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.concurrent.Shutdown;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.WatchRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * All that stands on an open database, begun and ended as one: what records readings, what checks
 * channels, and what delivers their warnings.
 */
public final class Warnings implements AutoCloseable {
  private final WarningParts parts;

  /** Warnings that wait for {@link #start}; they close the database. */
  Warnings(WarningParts parts) {
    this.parts = parts;
  }

  /** The accounts, of which every answer is kept. */
  Accounts accounts() {
    return parts.accounts;
  }

  /** Reads them for people of that patience. */
  TimelyReader reader(Patience patience) {
    return new TimelyReader(
        parts.accounts, parts.lastReadings, patience, new LateFailures(parts.clock));
  }

  /** What is kept of the accounts, for their balances. */
  AccountHistory accountHistory() {
    return parts.accountHistory;
  }

  /** What was spent, and on what. */
  UsageSource usage() {
    return parts.usage;
  }

  /** Where people are of whom nobody says where. */
  ZoneId home() {
    return parts.home();
  }

  /**
   * A look at the database from beside, and at what stands in it.
   *
   * @param settings that are in force
   */
  DatabaseCheck check(Settings settings) {
    return new DatabaseCheck(
        parts.database.inspector(),
        parts.storeThreads,
        DoctorChecks.expected(settings, parts.database.isShared()),
        parts.clock);
  }

  /** When each part that works by itself did so last. */
  public List<LastWork> work() {
    return List.of(
        parts.checking.daily().lastWork(),
        parts.deliveries.dispatcher().lastWork(),
        parts.deliveries.edits().lastWork(),
        parts.reportRounds.lastWork(),
        parts.poller.lastWork());
  }

  /** What brings the checks about. */
  CheckScheduler calendar() {
    return parts.checking.daily();
  }

  /**
   * What people may ask of the watches.
   *
   * @param calendar brings the checks about; one of its own wakes with {@link #waking}
   */
  WatchContext watches(CheckScheduler calendar, Supplier<Doctor> doctor) {
    WatchRegistry registry =
        new WatchRegistry(
            parts.database.watches(),
            parts.watches,
            calendar,
            () -> parts.policy.get().channelNames());
    return new WatchContext(
        registry,
        parts.reports,
        parts.store,
        parts.deliveries.redelivery(),
        parts.reader,
        parts.policy,
        doctor);
  }

  /** The check of a channel for a calendar of one's own, without {@link #start}. */
  public CheckTask waking() {
    return new CompleteCheck(
        parts.checking.check(), parts.deliveries.dispatcher(), parts.recorder, parts.storeThreads);
  }

  /** The weekly reports for a calendar of one's own, without {@link #start}. */
  public ReportTask reports() {
    return new CompleteReports(
        parts.reportRounds, parts.deliveries.dispatcher(), parts.recorder, parts.storeThreads);
  }

  /**
   * Begins to read, to check and to deliver; returns at once.
   *
   * @param pollEvery how often watched accounts are read by themselves
   */
  public void start(List<ChatAdapter> chats, Duration pollEvery) {
    parts.agreement.start();
    parts.recorder.start();
    pollEvery(pollEvery);
    chats.forEach(chat -> connect(chat.platform(), chat.port()));
    parts.deliveries.dispatcher().start();
    parts.deliveries.edits().start();
    parts.deliveries.redeliveryRounds().start();
    parts.escalations.start();
    parts.checking.daily().start();
    parts.checking.schedules().followAll();
    parts.reportRounds.start();
  }

  /** From now on warnings can be brought to that platform. */
  public void connect(Platform platform, ChatPort port) {
    parts.deliveries.ports().connect(platform, port);
  }

  /** Takes over what has changed of them; blocks while the store answers. */
  void adopt(Settings before, Settings now) {
    if (!before.pollEvery().equals(now.pollEvery())) {
      pollEvery(now.pollEvery());
    }
    if (!before.watches().equals(now.watches())) {
      parts.checking.schedules().follow(before.watches(), now.watches());
    }
  }

  /** From now on watched accounts are read by themselves once in that time; returns soon. */
  private void pollEvery(Duration period) {
    parts.poller.every(period);
  }

  /** Begins no check and no delivery any more, and lets those under way end: some seconds. */
  public void stop() {
    Shutdown.together(
        parts.agreement::close,
        parts.checking.daily()::close,
        parts.checking.schedules()::close,
        parts.reportRounds::close,
        parts.poller::close,
        parts.deliveries.redeliveryRounds()::close,
        parts.escalations::close,
        parts.deliveries.edits()::close,
        parts.deliveries.dispatcher()::close);
  }

  @Override
  public void close() {
    parts.poller.close();
    parts.checking.schedules().close();
    parts.reportRounds.close();
    parts.deliveries.renderer().close();
    parts.storeThreads.close();
    parts.goneAccounts.close();
    parts.urgentAlerts.close();
    parts.outlookPatience.close();
    parts.recorder.close();
    parts.database.close();
  }
}
