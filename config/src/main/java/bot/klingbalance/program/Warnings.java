package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.BackOffice;
import bot.klingbalance.chat.BalanceAnswers;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CheckPreview;
import bot.klingbalance.command.WarningDesk;
import bot.klingbalance.command.WatchCommand;
import bot.klingbalance.command.WatchRules;
import bot.klingbalance.command.WatchedAccountsReader;
import bot.klingbalance.delivery.ChannelCheck;
import bot.klingbalance.delivery.Courier;
import bot.klingbalance.delivery.Rounds;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.Pace;
import bot.klingbalance.schedule.Waking;
import bot.klingbalance.store.Database;
import bot.klingbalance.warning.Digest;
import bot.klingbalance.warning.DigestMessage;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.WarningStore;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.CheckCalendar;
import bot.klingbalance.watch.StoreUnavailable;
import bot.klingbalance.watch.WatchBook;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daily warnings over an open database: the watches, the schedule, and the deliveries. */
final class Warnings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Warnings.class);

  /** What people ask of the store at a time, and what waits for it; more is turned away. */
  private static final int STORE_THREADS = 2;

  private static final int MOST_WAITING = 100;
  private static final long RETRY_SECONDS = 5;

  private final Database database;
  private final AllWatches watches;
  private final WarningStore store;
  private final WatchRules rules;
  private final WatchedAccountsReader reader;
  private final Clock clock;
  private final Courier courier;
  private final DailyChecks checks;
  private final WatchBook book;
  private final ExecutorService storeThreads = storeThreads();
  private final Map<Platform, ChatPort> ports = new ConcurrentHashMap<>();

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
    this.rules = rules;
    this.clock = clock;
    this.watches = new AllWatches(database.watches(), set);
    this.store = new WarningStore(database.outbox(), database.channelStates(), storeThreads);
    this.reader = new WatchedAccountsReader(accounts, rules.shown(), Pulse.NONE, clock);
    this.courier =
        new Courier(
            store.outbox(),
            platform -> Optional.ofNullable(ports.get(platform)),
            this::message,
            clock,
            Rounds.USUAL);
    this.checks = new DailyChecks(database, clock, Pace.USUAL, check());
    this.book = new WatchBook(database.watches(), watches, checks);
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

  /** Begins to check and to deliver; returns at once. */
  void start(List<ChatAdapter> chats) {
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
   * The check of a channel and the delivery of what it wrote, to their end whatever interrupts the
   * caller: for a calendar of one's own, without {@link #start}.
   */
  Waking waking() {
    ChannelCheck check = check();
    return channel ->
        store
            .ask(() -> check.wake(channel))
            .thenCompose(schedule -> courier.round().thenApply(done -> schedule))
            .join();
  }

  /** Begins no check and no delivery any more, and lets those under way end: some seconds. */
  void stop() {
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(checks::close);
    courier.close();
    stopped.join();
  }

  @Override
  public void close() {
    storeThreads.shutdownNow();
    database.close();
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
