package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.outbox.OutboxDispatcherTest.SOMETHING_TO_TELL;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.ChannelCheck.Kept;
import bot.klingbalance.check.ReportRounds;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.history.History;
import bot.klingbalance.outbox.FakeChat.Mood;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ReportRepository;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WatchRepository;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bot dies at each step of a daily run in turn, just before or just after it, and is started
 * again on what it left in the database.
 */
class CrashTest {
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofSeconds(5), Duration.ofMinutes(1), 4);

  /** More than there are. */
  private static final int MOST_STEPS = 40;

  @TempDir Path folder;

  static Stream<Arguments> everyKindOfDatabaseAndPlatform() {
    return Stream.of(true, false)
        .flatMap(
            sqlite ->
                Stream.<Supplier<FakeChat>>of(
                        () -> moody(FakeChat.likeSlack()), () -> moody(FakeChat.likeDiscord()))
                    .map(chat -> Arguments.of(sqlite, chat)));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfDatabaseAndPlatform")
  void atWhicheverStepItDiesNothingIsLostAndNothingIsDoubled(
      boolean sqlite, Supplier<FakeChat> chats) throws Exception {
    DatabaseAddress address =
        sqlite ? Databases.fileWithTablesIn(folder) : TestPostgres.databaseWithTables();
    try (Database setup = Databases.opened(address)) {
      setup.watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    }
    int day = 0;
    int deaths = 0;
    boolean died = true;
    for (int step = 0; died; step++) {
      assertThat(step).isLessThan(MOST_STEPS);
      for (boolean before : List.of(true, false)) {
        FakeChat chat = chats.get();
        died = liveThroughTheDay(address, chat, day++, new Fate(step, before));
        deaths += died ? 1 : 0;
        assertThat(chat.messages().values()).as("day %d, step %d", day, step).containsExactly(1);
      }
    }
    assertThat(deaths).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("everyKindOfDatabaseAndPlatform")
  void atWhicheverStepItDiesAWeeklyReportIsNeitherLostNorDoubled(
      boolean sqlite, Supplier<FakeChat> chats) throws Exception {
    DatabaseAddress address =
        sqlite ? Databases.fileWithTablesIn(folder) : TestPostgres.databaseWithTables();
    try (Database setup = Databases.opened(address)) {
      WeeklyTime mondays = new WeeklyTime(MONDAY.getDayOfWeek(), NINE_IN_BERLIN);
      setup.reports().put(RENDERS, mondays, SomeWatches.by("Anna", SomeWatches.THEN));
    }
    int week = 0;
    int deaths = 0;
    boolean died = true;
    for (int step = 0; died; step++) {
      assertThat(step).isLessThan(MOST_STEPS);
      for (boolean before : List.of(true, false)) {
        FakeChat chat = chats.get();
        died = liveThroughTheMonday(address, chat, week++, new Fate(step, before));
        deaths += died ? 1 : 0;
        assertThat(chat.messages().values()).as("week %d, step %d", week, step).containsExactly(1);
      }
    }
    assertThat(deaths).isGreaterThan(10);
  }

  /** Returns whether the bot died on that Monday. */
  private static boolean liveThroughTheMonday(
      DatabaseAddress address, FakeChat chat, int week, Fate fate) throws Exception {
    MovableClock clock = new MovableClock(checkOf(MONDAY.plusWeeks(week)));
    try (Database database = Databases.opened(address)) {
      report(database, chat, clock, fate);
      report(database, chat, clock, Fate.NONE);
      assertThat(database.outbox().claim(inAYear(clock))).isEmpty();
    }
    return fate.hasStruck;
  }

  /** Some minutes of a bot that makes reports and nothing else. */
  private static void report(Database database, FakeChat chat, MovableClock clock, Fate fate)
      throws Exception {
    Bot bot = new Bot(database, chat, clock, fate);
    ReportRounds rounds =
        new ReportRounds(
            new ReportRounds.Kept(
                new WeeklyReports(fate.over(ReportRepository.class, database.reports()), List::of),
                new AllWatches(database.watches(), List.of()),
                fate.over(History.class, database.history()),
                fate.over(Outbox.class, database.outbox())),
            (any, since) -> completedFuture(SOMETHING_TO_TELL),
            each -> true,
            clock,
            WarningListener.NONE);
    try (OutboxDispatcher outboxDispatcher = bot.outboxDispatcher) {
      for (int minutes = 0; minutes < 5; minutes++) {
        look(rounds);
        outboxDispatcher.round().get(30, TimeUnit.SECONDS);
        clock.move(Duration.ofMinutes(1));
      }
    } finally {
      rounds.close();
    }
  }

  private static void look(ReportRounds rounds) {
    try {
      rounds.look();
    } catch (Dead dead) {
      assertThat(dead).hasMessage("dead");
    }
  }

  private static FakeChat moody(FakeChat chat) {
    chat.willBe(Mood.BUSY_FOR_30_SECONDS, Mood.STORES_BUT_SAYS_TROUBLE);
    return chat;
  }

  /** Returns whether the bot died on that day. */
  private static boolean liveThroughTheDay(
      DatabaseAddress address, FakeChat chat, int day, Fate fate) throws Exception {
    MovableClock clock = new MovableClock(checkOf(MONDAY.plusDays(day)));
    try (Database database = Databases.opened(address)) {
      run(new Bot(database, chat, clock, fate), clock);
      run(new Bot(database, chat, clock, Fate.NONE), clock);
      assertThat(database.outbox().claim(inAYear(clock))).isEmpty();
    }
    return fate.hasStruck;
  }

  private static void run(Bot bot, MovableClock clock) throws Exception {
    try (OutboxDispatcher outboxDispatcher = bot.outboxDispatcher) {
      for (int minutes = 0; minutes < 5; minutes++) {
        bot.wake();
        outboxDispatcher.round().get(30, TimeUnit.SECONDS);
        clock.move(Duration.ofMinutes(1));
      }
    }
  }

  private static Outbox.Claim inAYear(MovableClock clock) {
    return new Outbox.Claim(
        "nobody", clock.instant().plus(Duration.ofDays(365)), Duration.ofMinutes(1), 10);
  }

  /** All of a bot that matters here; each way out of it is a step at which it may die. */
  private static final class Bot {
    final OutboxDispatcher outboxDispatcher;
    final ChannelCheck check;

    Bot(Database database, FakeChat chat, MovableClock clock, Fate fate) {
      Outbox outbox = fate.over(Outbox.class, database.outbox());
      ChannelStates states = fate.over(ChannelStates.class, database.channelStates());
      WatchRepository watches = fate.over(WatchRepository.class, database.watches());
      ChatPort port = fate.over(ChatPort.class, chat);
      outboxDispatcher =
          new OutboxDispatcher(
              outbox,
              new DeliveryAttempt(
                  any -> Optional.of(port), OutboxDispatcherTest::rendered, clock, QUICK),
              WarningListener.NONE,
              clock,
              QUICK);
      check =
          new ChannelCheck(
              new Kept(new AllWatches(watches, List.of()), states, outbox),
              (any, since) -> completedFuture(SOMETHING_TO_TELL),
              clock,
              WarningListener.NONE);
    }

    void wake() {
      try {
        assertThat(check.wake(RENDERS)).contains(NINE_IN_BERLIN);
      } catch (Dead dead) {
        assertThat(dead).hasMessage("dead");
      }
    }
  }

  /** When a bot dies: from then on it does nothing any more. */
  private static final class Fate {
    static final Fate NONE = new Fate(Integer.MAX_VALUE, true);

    private final int step;
    private final boolean before;
    private int steps;
    private boolean hasStruck;

    Fate(int step, boolean before) {
      this.step = step;
      this.before = before;
    }

    <T> T over(Class<T> port, T real) {
      Object mortal =
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (self, method, arguments) ->
                  step(
                      () -> {
                        try {
                          return method.invoke(real, arguments);
                        } catch (IllegalAccessException | InvocationTargetException e) {
                          throw new IllegalStateException(e);
                        }
                      }));
      return port.cast(mortal);
    }

    private synchronized Object step(Supplier<Object> work) {
      boolean now = steps++ == step;
      if (hasStruck || (now && before)) {
        hasStruck = true;
        throw new Dead();
      }
      Object result = work.get();
      if (now) {
        hasStruck = true;
        throw new Dead();
      }
      return result;
    }
  }

  private static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Dead() {
      super("dead");
    }
  }
}
