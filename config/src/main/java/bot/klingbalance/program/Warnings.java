package bot.klingbalance.program;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.SharedAccounts;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.database.Database;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestWording;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.polling.AccountRefresher;
import bot.klingbalance.polling.BalancePoller;
import bot.klingbalance.polling.HistoryRunwaySource;
import bot.klingbalance.polling.PollSlots;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.polling.RecordingAccounts;
import bot.klingbalance.polling.UrgentAlerts;
import bot.klingbalance.polling.WatchedByAnyChannel;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that stands on an open database: what accounts answered, the watches, the schedule of the
 * daily warnings, and their deliveries.
 */
public final class Warnings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Warnings.class);

  /** What people ask of the store at a time, and what waits for it; more is turned away. */
  private static final int STORE_THREADS = 2;

  private static final int MOST_WAITING = 100;
  private static final long RETRY_SECONDS = 5;
  private static final int MOST_SECONDS_FOR_SCRIBE = 2;

  private final Database database;
  private final ReadingRecorder recorder;
  private final Accounts accounts;
  private final AllWatches watches;
  private final WarningStore store;
  private final Supplier<WatchPolicy> rules;
  private final SharedAccounts answers;
  private final RunwaySource runwaySource;
  private final Clock clock;
  private final OutboxDispatcher outboxDispatcher;
  private final UrgentAlerts urgentAlerts;
  private final DailyChecks checks;
  private final AccountHistory accountHistory;
  private final ExecutorService storeThreads = storeThreads();
  private final Map<Platform, ChatPort> ports = new ConcurrentHashMap<>();
  private final String botName = UUID.randomUUID().toString();
  private @Nullable BalancePoller poll;

  /**
   * What the settings say, as it is in force whenever it is asked.
   *
   * @param watches the watches that stand there
   * @param rules the rest
   */
  record InForce(Supplier<List<WatchedChannel>> watches, Supplier<WatchPolicy> rules) {}

  /**
   * Warnings that wait for {@link #start}; they close the database.
   *
   * @param outbox the database's own, or one that stands before it
   */
  Warnings(Database database, Outbox outbox, Accounts accounts, InForce inForce, Clock clock) {
    this.database = database;
    this.recorder = new ReadingRecorder(database.history(), clock);
    this.rules = inForce.rules();
    this.clock = clock;
    this.watches = new AllWatches(database.watches(), inForce.watches());
    this.store =
        new WarningStore(outbox, database.channelStates(), database.history(), storeThreads);
    this.accounts = new RecordingAccounts(accounts, recorder, this::hear);
    this.answers = new SharedAccounts(this.accounts, clock);
    this.runwaySource = new HistoryRunwaySource(database.history(), this::runway, storeThreads);
    this.outboxDispatcher =
        new OutboxDispatcher(
            store.outbox(),
            platform -> Optional.ofNullable(ports.get(platform)),
            this::message,
            clock,
            DeliveryPolicy.USUAL);
    this.urgentAlerts =
        new UrgentAlerts(
            new UrgentAlerts.Kept(watches, store.states(), store.outbox(), database.history()),
            this::runway,
            clock,
            outboxDispatcher::lookNow);
    this.checks = new DailyChecks(database, clock, SchedulePolicy.USUAL, check());
    this.accountHistory = new AccountHistory(this::past, home());
  }

  /** The accounts, of which every answer is kept. */
  Accounts accounts() {
    return accounts;
  }

  /** Where people are of whom nobody says where. */
  ZoneId home() {
    return rules.get().standard().zone();
  }

  /** What is kept of the accounts, for their balances. */
  AccountHistory accountHistory() {
    return accountHistory;
  }

  /** What is kept of an account; nothing while the store cannot be used. */
  private CompletableFuture<List<RecordedReading>> past(AccountEmail account, Instant since) {
    return store
        .ask(() -> database.history().of(account, since))
        .exceptionally(
            unknown -> {
              log.debug("The history of an account cannot be read now.", unknown);
              return List.of();
            });
  }

  /**
   * A look at the database from beside, and at what stands in it.
   *
   * @param set the channels that the settings want to be warned
   */
  DatabaseCheck check(List<Channel> set) {
    return new DatabaseCheck(database.inspector(), storeThreads, set, clock);
  }

  /** What brings the checks about. */
  CheckScheduler calendar() {
    return checks;
  }

  /**
   * What people may ask of the watches.
   *
   * @param calendar brings the checks about; one of its own wakes with {@link #waking}
   */
  WatchContext watches(CheckScheduler calendar, Supplier<Doctor> doctor) {
    WatchRegistry registry = new WatchRegistry(database.watches(), watches, calendar);
    return new WatchContext(registry, store, reader(), rules, doctor);
  }

  /**
   * Begins to read, to check and to deliver; returns at once.
   *
   * @param pollEvery how often watched accounts are read by themselves
   */
  public void start(List<ChatAdapter> chats, Duration pollEvery) {
    recorder.start();
    pollEvery(pollEvery);
    chats.forEach(chat -> connect(chat.platform(), chat.port()));
    outboxDispatcher.start();
    checks.start();
    storeThreads.execute(this::followAll);
  }

  /** From now on watched accounts are read by themselves once in that time; returns soon. */
  synchronized void pollEvery(Duration period) {
    Optional.ofNullable(poll).ifPresent(BalancePoller::close);
    poll = poll(period);
    poll.start();
  }

  /**
   * Moves the next check of each channel whose watches in the settings have changed; blocks while
   * the store answers. Where it cannot be used, that is done later.
   */
  void follow(List<WatchedChannel> before, List<WatchedChannel> after) {
    Set<Channel> channels =
        Stream.concat(before.stream(), after.stream())
            .map(WatchedChannel::channel)
            .collect(Collectors.toSet());
    untilDone(() -> channels.forEach(this::follow));
  }

  /** From now on warnings can be brought to that platform. */
  public void connect(Platform platform, ChatPort port) {
    ports.put(platform, port);
  }

  /**
   * The check of a channel, the delivery of what it wrote and the keeping of what it read, to their
   * end whatever interrupts the caller: for a calendar of one's own, without {@link #start}.
   */
  public CheckTask waking() {
    ChannelCheck check = check();
    return channel ->
        store
            .ask(() -> check.wake(channel))
            .thenCompose(
                schedule ->
                    outboxDispatcher
                        .round()
                        .thenCompose(delivered -> recorder.caughtUp())
                        .thenApply(kept -> schedule))
            .join();
  }

  /** Begins no check and no delivery any more, and lets those under way end: some seconds. */
  public void stop() {
    CompletableFuture<Void> stopped =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(checks::close),
            CompletableFuture.runAsync(
                () -> Optional.ofNullable(poll).ifPresent(BalancePoller::close)));
    outboxDispatcher.close();
    stopped.join();
  }

  @Override
  public void close() {
    storeThreads.shutdownNow();
    urgentAlerts.close();
    recorder.close();
    database.close();
  }

  /** Several bots on one database ask in turn: an answer of the last half period does for all. */
  private BalancePoller poll(Duration every) {
    return new BalancePoller(
        new AccountRefresher(accounts, database.history(), every.dividedBy(2)),
        new WatchedByAnyChannel(watches, accounts, account -> rules.get().shown().allows(account)),
        new PollSlots(every, botName),
        clock);
  }

  /** No answer comes before everything is joined. */
  private void hear(AccountLookup answer) {
    urgentAlerts.accept(answer);
  }

  private Optional<Runway> runway(List<RecordedReading> readings, Instant now) {
    return RunwayForecast.of(readings, now, home());
  }

  private ChannelCheck check() {
    WatchedAccountsReader reader = reader();
    return new ChannelCheck(
        new ChannelCheck.Kept(watches, store.states(), store.outbox()),
        (watched, since) -> reader.read(watched, since, Freshness.RECENT),
        clock,
        outboxDispatcher::lookNow);
  }

  /** By then what was read for it is kept, so that its picture shows it too; or it goes without. */
  private ChatMessage message(Digest digest) {
    Channel channel = digest.key().channel();
    DigestWording wording = rules.get().wording(watches.of(channel), watches.mentions(channel));
    recorder.caughtUp().completeOnTimeout(null, MOST_SECONDS_FOR_SCRIBE, TimeUnit.SECONDS).join();
    return DigestMessage.of(digest, wording, DigestChart.of(digest, wording, database.history()));
  }

  private WatchedAccountsReader reader() {
    return new WatchedAccountsReader(
        answers, account -> rules.get().shown().allows(account), runwaySource, clock);
  }

  /** The settings may have changed while the bot was down. */
  private void followAll() {
    untilDone(() -> watches.channels().forEach(this::follow));
  }

  private void follow(Channel channel) {
    checks.follow(channel, watches.of(channel).schedule());
  }

  private void untilDone(Runnable following) {
    try {
      following.run();
    } catch (StoreUnavailable known) {
      log.debug("The channels of the settings are scheduled later.", known);
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, storeThreads)
          .execute(() -> untilDone(following));
    }
  }

  private static ExecutorService storeThreads() {
    return NamedThreads.pool("store", STORE_THREADS, MOST_WAITING);
  }
}
