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
import bot.klingbalance.warning.DigestMessage;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.Runway;
import bot.klingbalance.warning.WarningStore;
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
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

  private final Database database;
  private final Scribe scribe;
  private final Accounts accounts;
  private final AllWatches watches;
  private final WarningStore store;
  private final WatchRules rules;
  private final WatchedAccountsReader reader;
  private final Clock clock;
  private final Courier courier;
  private final Lookout lookout;
  private final DailyChecks checks;
  private final WatchBook book;
  private final ExecutorService storeThreads = storeThreads();
  private final Map<Platform, ChatPort> ports = new ConcurrentHashMap<>();
  private @Nullable Poll poll;

  /**
   * Warnings that wait for {@link #start}; they close the database.
   *
   * @param set the watches of the settings
   */
  Warnings(
      Database database,
      List<WatchedChannel> set,
      Accounts accounts,
      WatchRules rules,
      Clock clock) {
    this.database = database;
    this.scribe = new Scribe(database.history(), clock);
    this.rules = rules;
    this.clock = clock;
    this.watches = new AllWatches(database.watches(), set);
    this.store = new WarningStore(database.outbox(), database.channelStates(), storeThreads);
    this.accounts = new KeptAccounts(accounts, scribe, this::hear);
    Pulse pulse = new KeptPulse(database.history(), this::runway, storeThreads);
    this.reader =
        new WatchedAccountsReader(
            new SharedAnswers(this.accounts, clock), rules.shown(), pulse, clock);
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
  }

  /** The accounts, of which every answer is kept. */
  Accounts accounts() {
    return accounts;
  }

  /** Where people are of whom nobody says where. */
  ZoneId home() {
    return rules.standard().zone();
  }

  /** What is kept of an account; nothing while the store cannot be used. */
  CompletableFuture<List<KeptReading>> past(AccountEmail account, Instant since) {
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
    return new BackOffice(
        balance,
        new WatchCommand(book, store, new CheckPreview(reader, clock), rules, clock),
        new WarningDesk(book, store, reader, rules, clock));
  }

  /**
   * Begins to read, to check and to deliver; returns at once.
   *
   * @param pollEvery how often watched accounts are read by themselves
   */
  void start(List<ChatAdapter> chats, Duration pollEvery) {
    scribe.start();
    poll = poll(pollEvery);
    poll.start();
    chats.forEach(chat -> connect(chat.platform(), chat.port()));
    courier.start();
    checks.start();
    storeThreads.execute(this::followAll);
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
        new WatchedByAll(watches, accounts, rules.shown()),
        new Slots(every, UUID.randomUUID().toString()),
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
        (watched, since) -> reader.read(watched, since, Freshness.RECENT),
        clock,
        courier::lookNow);
  }

  private ChatMessage message(Digest digest) {
    Channel channel = digest.key().channel();
    return DigestMessage.of(digest, rules.wording(watches.of(channel), watches.mentions(channel)));
  }

  /** The settings may have changed while the bot was down. */
  private void followAll() {
    try {
      for (Channel channel : watches.channels()) {
        checks.follow(channel, watches.of(channel).schedule());
      }
    } catch (StoreUnavailable known) {
      log.debug("The channels of the settings are scheduled later.", known);
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, storeThreads)
          .execute(this::followAll);
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
