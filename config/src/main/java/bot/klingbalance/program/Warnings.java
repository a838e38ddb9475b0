package bot.klingbalance.program;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.BackOffice;
import bot.klingbalance.chat.BalanceAnswers;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.checkup.DatabaseExamination;
import bot.klingbalance.command.CheckPreview;
import bot.klingbalance.command.Chronicle;
import bot.klingbalance.command.WarningDesk;
import bot.klingbalance.command.WatchCommand;
import bot.klingbalance.command.WatchRules;
import bot.klingbalance.command.WatchedAccountsReader;
import bot.klingbalance.delivery.ChannelCheck;
import bot.klingbalance.delivery.Courier;
import bot.klingbalance.delivery.Rounds;
import bot.klingbalance.delivery.SharedAnswers;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.polling.Inquirer;
import bot.klingbalance.polling.KeptAccounts;
import bot.klingbalance.polling.KeptPulse;
import bot.klingbalance.polling.Lookout;
import bot.klingbalance.polling.Poll;
import bot.klingbalance.polling.Scribe;
import bot.klingbalance.polling.Slots;
import bot.klingbalance.polling.WatchedByAll;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.Pace;
import bot.klingbalance.schedule.Waking;
import bot.klingbalance.store.Database;
import bot.klingbalance.warning.Digest;
import bot.klingbalance.warning.DigestChart;
import bot.klingbalance.warning.DigestMessage;
import bot.klingbalance.warning.Outbox;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.Runway;
import bot.klingbalance.warning.WarningStore;
import bot.klingbalance.warning.WarningWording;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.CheckCalendar;
import bot.klingbalance.watch.StoreUnavailable;
import bot.klingbalance.watch.WatchBook;
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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
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
final class Warnings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Warnings.class);

  /** What people ask of the store at a time, and what waits for it; more is turned away. */
  private static final int STORE_THREADS = 2;

  private static final int MOST_WAITING = 100;
  private static final long RETRY_SECONDS = 5;
  private static final int MOST_SECONDS_FOR_SCRIBE = 2;

  private final Database database;
  private final Scribe scribe;
  private final Accounts accounts;
  private final AllWatches watches;
  private final WarningStore store;
  private final Supplier<WatchRules> rules;
  private final SharedAnswers answers;
  private final Pulse pulse;
  private final Clock clock;
  private final Courier courier;
  private final Lookout lookout;
  private final DailyChecks checks;
  private final WatchBook book;
  private final Chronicle chronicle;
  private final ExecutorService storeThreads = storeThreads();
  private final Map<Platform, ChatPort> ports = new ConcurrentHashMap<>();
  private final String botName = UUID.randomUUID().toString();
  private @Nullable Poll poll;

  /**
   * What the settings say, as it is in force whenever it is asked.
   *
   * @param watches the watches that stand there
   * @param rules the rest
   */
  record InForce(Supplier<List<WatchedChannel>> watches, Supplier<WatchRules> rules) {}

  /**
   * Warnings that wait for {@link #start}; they close the database.
   *
   * @param outbox the database's own, or one that stands before it
   */
  Warnings(Database database, Outbox outbox, Accounts accounts, InForce inForce, Clock clock) {
    this.database = database;
    this.scribe = new Scribe(database.history(), clock);
    this.rules = inForce.rules();
    this.clock = clock;
    this.watches = new AllWatches(database.watches(), inForce.watches());
    this.store =
        new WarningStore(outbox, database.channelStates(), database.history(), storeThreads);
    this.accounts = new KeptAccounts(accounts, scribe, this::hear);
    this.answers = new SharedAnswers(this.accounts, clock);
    this.pulse = new KeptPulse(database.history(), this::runway, storeThreads);
    this.courier =
        new Courier(
            store.outbox(),
            platform -> Optional.ofNullable(ports.get(platform)),
            this::message,
            clock,
            Rounds.USUAL);
    this.lookout =
        new Lookout(
            new Lookout.Kept(watches, store.states(), store.outbox(), database.history()),
            this::runway,
            clock,
            courier::lookNow);
    this.checks = new DailyChecks(database, clock, Pace.USUAL, check());
    this.book = new WatchBook(database.watches(), watches, checks);
    this.chronicle = new Chronicle(this::past, home());
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
  Chronicle chronicle() {
    return chronicle;
  }

  /** What is kept of an account; nothing while the store cannot be used. */
  private CompletableFuture<List<KeptReading>> past(AccountEmail account, Instant since) {
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
  DatabaseExamination examination(List<Channel> set) {
    return new DatabaseExamination(database.records(), storeThreads, set, clock);
  }

  /** Balances as {@code balance} answers them, and the warnings. */
  BackOffice office(BalanceAnswers balance) {
    return office(balance, book);
  }

  /** The same, where another calendar brings the checks about: it wakes with {@link #waking}. */
  BackOffice office(BalanceAnswers balance, CheckCalendar calendar) {
    return office(balance, new WatchBook(database.watches(), watches, calendar));
  }

  private BackOffice office(BalanceAnswers balance, WatchBook book) {
    WatchRules now = rules.get();
    CheckPreview preview = new CheckPreview(reader(now), clock);
    return new BackOffice(
        balance,
        new WatchCommand(book, store, preview, now, clock),
        new WarningDesk(book, store, reader(now), now, clock));
  }

  /**
   * Begins to read, to check and to deliver; returns at once.
   *
   * @param pollEvery how often watched accounts are read by themselves
   */
  void start(List<ChatAdapter> chats, Duration pollEvery) {
    scribe.start();
    pollEvery(pollEvery);
    chats.forEach(chat -> connect(chat.platform(), chat.port()));
    courier.start();
    checks.start();
    storeThreads.execute(this::followAll);
  }

  /** From now on watched accounts are read by themselves once in that time; returns soon. */
  synchronized void pollEvery(Duration period) {
    Optional.ofNullable(poll).ifPresent(Poll::close);
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
  void connect(Platform platform, ChatPort port) {
    ports.put(platform, port);
  }

  /**
   * The check of a channel, the delivery of what it wrote and the keeping of what it read, to their
   * end whatever interrupts the caller: for a calendar of one's own, without {@link #start}.
   */
  Waking waking() {
    ChannelCheck check = check();
    return channel ->
        store
            .ask(() -> check.wake(channel))
            .thenCompose(
                schedule ->
                    courier
                        .round()
                        .thenCompose(delivered -> scribe.caughtUp())
                        .thenApply(kept -> schedule))
            .join();
  }

  /** Begins no check and no delivery any more, and lets those under way end: some seconds. */
  void stop() {
    CompletableFuture<Void> stopped =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(checks::close),
            CompletableFuture.runAsync(() -> Optional.ofNullable(poll).ifPresent(Poll::close)));
    courier.close();
    stopped.join();
  }

  @Override
  public void close() {
    storeThreads.shutdownNow();
    lookout.close();
    scribe.close();
    database.close();
  }

  /** Several bots on one database ask in turn: an answer of the last half period does for all. */
  private Poll poll(Duration every) {
    return new Poll(
        new Inquirer(accounts, database.history(), every.dividedBy(2)),
        new WatchedByAll(watches, accounts, account -> rules.get().shown().allows(account)),
        new Slots(every, botName),
        clock);
  }

  /** No answer comes before everything is joined. */
  private void hear(AccountLookup answer) {
    lookout.accept(answer);
  }

  private Optional<Runway> runway(List<KeptReading> readings, Instant now) {
    return RunwayForecast.of(readings, now, home());
  }

  private ChannelCheck check() {
    return new ChannelCheck(
        new ChannelCheck.Kept(watches, store.states(), store.outbox()),
        (watched, since) -> reader(rules.get()).read(watched, since, Freshness.RECENT),
        clock,
        courier::lookNow);
  }

  /** By then what was read for it is kept, so that its picture shows it too; or it goes without. */
  private ChatMessage message(Digest digest) {
    Channel channel = digest.key().channel();
    WarningWording wording = rules.get().wording(watches.of(channel), watches.mentions(channel));
    scribe.caughtUp().completeOnTimeout(null, MOST_SECONDS_FOR_SCRIBE, TimeUnit.SECONDS).join();
    return DigestMessage.of(digest, wording, DigestChart.of(digest, wording, database.history()));
  }

  private WatchedAccountsReader reader(WatchRules now) {
    return new WatchedAccountsReader(answers, now.shown(), pulse, clock);
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
    return new ThreadPoolExecutor(
        STORE_THREADS,
        STORE_THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        work -> {
          Thread thread = new Thread(work, "store");
          thread.setDaemon(true);
          return thread;
        });
  }
}
