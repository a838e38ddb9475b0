package bot.klingbalance.program;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.reading.TimedPatience;
import bot.klingbalance.alert.ChannelAlerts;
import bot.klingbalance.alert.Escalations;
import bot.klingbalance.alert.GoneAccounts;
import bot.klingbalance.alert.UrgentAlerts;
import bot.klingbalance.check.ReportRounds;
import bot.klingbalance.check.SharedAccounts;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.command.watch.ChannelWordings;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.database.Database;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.polling.AdjustablePoller;
import bot.klingbalance.polling.HistoryRunwaySource;
import bot.klingbalance.polling.HistoryRunwaySource.Gauge;
import bot.klingbalance.polling.LastReadings;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.polling.RecordedReadings;
import bot.klingbalance.polling.RecordingAccounts;
import bot.klingbalance.polling.RunwayForecast;
import bot.klingbalance.polling.WatchedByAnyChannel;
import bot.klingbalance.replica.SettingsAgreement;
import bot.klingbalance.replica.WatchesAgreement;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.usage.StatisticsReader;
import bot.klingbalance.usage.UsageStatistics;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.WatchedChannel;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Every object that the warnings consist of, made and joined; none of them has begun. */
final class WarningParts {
  /** An overview is not held up for longer by what is expected of its accounts. */
  private static final Duration OUTLOOKS_WITHIN = Duration.ofMillis(50);

  /** So much later an answer is given without a past that the store has not told. */
  private static final Duration STORE_LATER = Duration.ofMillis(950);

  final Database database;
  final Supplier<WatchPolicy> policy;
  final Clock clock;
  final StoreThreads storeThreads = new StoreThreads("store", 2);
  final AllWatches watches;
  final WeeklyReports reports;
  final WarningStore store;
  final ReadingRecorder recorder;
  final Deliveries deliveries;
  final UrgentAlerts urgentAlerts;
  final GoneAccounts goneAccounts;
  final Escalations escalations;
  final LastReadings lastReadings;
  final Accounts accounts;
  final WatchedAccountsReader reader;
  final Checking checking;
  final ReportRounds reportRounds;
  final AdjustablePoller poller;
  final AccountHistory accountHistory;
  final TimedPatience outlookPatience = new TimedPatience(() -> OUTLOOKS_WITHIN);
  final UsageSource usage;
  final WatchesAgreement agreement;

  /**
   * What the settings say, as it is in force whenever it is asked.
   *
   * @param watches the watches that stand there
   * @param policy the rest
   * @param agreement with other bots, by which watches to go
   */
  record InForce(
      Supplier<List<WatchedChannel>> watches,
      Supplier<WatchPolicy> policy,
      SettingsAgreement agreement) {}

  /** What is read of useapi.net. */
  record Upstream(Accounts accounts, UsageStatistics statistics) {}

  /**
   * In this order, since a part is joined to those that are there.
   *
   * @param listener told of what becomes of warnings
   */
  WarningParts(
      Database database,
      Upstream upstream,
      InForce inForce,
      WarningListener listener,
      Clock clock) {
    this.database = database;
    this.policy = inForce.policy();
    this.clock = clock;
    this.watches = new AllWatches(database.watches(), inForce.watches());
    this.reports = new WeeklyReports(database.reports(), inForce.watches());
    this.store =
        new WarningStore(
            database.outbox(), database.channelStates(), database.history(), storeThreads);
    this.recorder = new ReadingRecorder(database.history(), clock);
    this.deliveries = deliveries(listener);
    WarningListener everyone = WarningListener.all(List.of(listener, deliveries.dispatcher()));
    Gauge gauge = new RunwayForecast(this::home);
    this.urgentAlerts = urgentAlerts(gauge, everyone);
    this.goneAccounts = new GoneAccounts(store.outbox(), urgentAlerts, clock);
    this.escalations = new Escalations(watches, store.outbox(), clock, everyone);
    this.lastReadings = new LastReadings(database.history(), storeThreads, clock);
    this.accounts =
        new RecordingAccounts(
            upstream.accounts(), recorder, lastReadings.andThen(urgentAlerts), goneAccounts);
    this.reader = reader(gauge);
    this.checking = Checking.of(database, watches, reader, everyone, clock);
    this.reportRounds = reportRounds(everyone);
    this.poller = poller();
    RecordedReadings readings =
        new RecordedReadings(
            database.history(), storeThreads, outlookPatience.longerBy(STORE_LATER));
    this.accountHistory = new AccountHistory(readings::read, home(), outlookPatience);
    this.usage = usage(readings, upstream.statistics());
    this.agreement =
        new WatchesAgreement(
            inForce.agreement(),
            inForce.watches(),
            this::letWork,
            new BackgroundThread("settings-agreement"));
  }

  ZoneId home() {
    return policy.get().standard().zone();
  }

  private Deliveries deliveries(WarningListener listener) {
    Deliveries.Rendering rendering =
        new Deliveries.Rendering(new ChannelWordings(watches, policy), recorder);
    return Deliveries.of(database, rendering, storeThreads, listener, clock);
  }

  private UrgentAlerts urgentAlerts(Gauge gauge, WarningListener listener) {
    return new UrgentAlerts(
        new UrgentAlerts.Kept(watches, database.history()),
        gauge,
        clock,
        new ChannelAlerts(
            store.states(),
            store.outbox(),
            listener,
            channel -> checking.isUnderWay(channel, clock.instant())));
  }

  private WatchedAccountsReader reader(Gauge gauge) {
    return new WatchedAccountsReader(
        new SharedAccounts(accounts, lastReadings, clock),
        this::isShown,
        new HistoryRunwaySource(database.history(), gauge, storeThreads),
        lastReadings,
        clock);
  }

  private ReportRounds reportRounds(WarningListener listener) {
    return new ReportRounds(
        new ReportRounds.Kept(reports, watches, database.history(), store.outbox()),
        reader,
        this::isShown,
        clock,
        listener);
  }

  private AdjustablePoller poller() {
    WatchedByAnyChannel watched =
        new WatchedByAnyChannel(watches, reports, accounts, this::isShown);
    return new AdjustablePoller(accounts, database.history(), watched, database.bot(), clock);
  }

  private UsageSource usage(RecordedReadings readings, UsageStatistics statistics) {
    return new UsageSource(
        (account, since) -> recorder.caughtUp().thenCompose(done -> readings.read(account, since)),
        new StatisticsReader(statistics, database.statistics(), storeThreads, clock)::of);
  }

  private void letWork(boolean may) {
    checking.daily().letWake(may);
    reportRounds.letWork(may);
    escalations.letWork(may);
    urgentAlerts.letWork(may);
    poller.letWork(may);
  }

  private boolean isShown(AccountEmail account) {
    return policy.get().shown().allows(account);
  }
}
