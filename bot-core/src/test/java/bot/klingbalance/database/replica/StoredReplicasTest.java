package bot.klingbalance.database.replica;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.replica.Claims.Claim;
import bot.klingbalance.replica.Claims.Claim.Granted;
import bot.klingbalance.replica.Claims.Claim.Held;
import bot.klingbalance.replica.RecognisedPeople.Recognised;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.replica.SharedBudgets.Limit;
import bot.klingbalance.replica.UpstreamTurns.Request;
import bot.klingbalance.replica.UpstreamTurns.SharedResponse;
import bot.klingbalance.replica.UpstreamTurns.Turn;
import bot.klingbalance.testing.PostgresGate;
import bot.klingbalance.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two bots on one real PostgreSQL. */
class StoredReplicasTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration REUSE = Duration.ofSeconds(10);
  private static final Limit ONCE = new Limit(1, Duration.ofHours(1));
  private static final SharedResponse ANSWER =
      new SharedResponse(200, "{\"email\": \"low@example.com\"}", Instant.ofEpochMilli(1_000));

  private final DatabaseAddress address = TestPostgres.databaseWithTables();
  private Database firstDatabase;
  private Database secondDatabase;
  private StoredReplicas firstReplicas;
  private StoredReplicas secondReplicas;
  private Replicas first;
  private Replicas second;

  @BeforeEach
  void open() {
    firstDatabase = opened();
    secondDatabase = opened();
    firstReplicas = new StoredReplicas(firstDatabase);
    secondReplicas = new StoredReplicas(secondDatabase);
    first = firstReplicas.replicas();
    second = secondReplicas.replicas();
  }

  @AfterEach
  void close() {
    firstReplicas.close();
    secondReplicas.close();
    firstDatabase.close();
    secondDatabase.close();
  }

  @Test
  void whatBothBotsGetAtOnceOneOfThemTakes() {
    List<CompletableFuture<Optional<Boolean>>> taken =
        IntStream.range(0, 50)
            .boxed()
            .flatMap(i -> Stream.of(first, second).map(bot -> bot.claims().take("d" + i, LEASE)))
            .toList();

    assertThat(taken.stream().map(CompletableFuture::join).filter(Optional.of(true)::equals))
        .hasSize(50);
  }

  @Test
  void aRequestIsGrantedToOneOfTwoBotsHoweverOftenBothAreAsked() {
    List<CompletableFuture<Claim>> claims =
        IntStream.range(0, 100)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(first, second)
                        .map(bot -> bot.claims().claim("slack t" + i, "", LEASE)))
            .toList();

    assertThat(claims.stream().map(CompletableFuture::join).filter(Granted.class::isInstance))
        .hasSize(100);
  }

  @Test
  void whatABotHasLeftHalfDoneIsTakenOverWhenItsLeaseEndsAndItDoesItNoMore() throws Exception {
    first.claims().claim("slack t1", "", Duration.ofSeconds(3)).join();
    Held held = (Held) second.claims().claim("slack t1", "", LEASE).join();
    assertThat(held.isSettled()).isFalse();
    assertThat(held.left()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(3));

    Claim later =
        CompletableFuture.supplyAsync(
                () -> second.claims().claim("slack t1", "", LEASE).join(),
                CompletableFuture.delayedExecutor(held.left().toMillis(), TimeUnit.MILLISECONDS))
            .get(10, TimeUnit.SECONDS);

    assertThat(later).isInstanceOf(Granted.class);
    assertThat(first.claims().settle("slack t1", LEASE).join()).isFalse();
    assertThat(second.claims().settle("slack t1", LEASE).join()).isTrue();
    assertThat(((Held) first.claims().claim("slack t1", "", LEASE).join()).isSettled()).isTrue();
  }

  @Test
  void aPressOnOneBotIsSeenByTheOtherUntilItIsAnswered() {
    first.claims().claim("press slack:m1", "slack:U1 refresh", LEASE).join();
    Held held = (Held) second.claims().claim("press slack:m1", "slack:U2 snooze", LEASE).join();
    assertThat(held.mark()).isEqualTo("slack:U1 refresh");

    second.claims().release("press slack:m1");
    assertThat(second.claims().claim("press slack:m1", "", LEASE).join()).isInstanceOf(Held.class);
    assertThat(first.claims().settle("press slack:m1", Duration.ZERO).join()).isTrue();
    assertThat(second.claims().claim("press slack:m1", "", LEASE).join())
        .isInstanceOf(Granted.class);
  }

  @Test
  void aPersonHasOneBudgetAtBothBots() {
    Limit limit = new Limit(20, Duration.ofMinutes(1));
    List<Optional<Duration>> waits =
        IntStream.range(0, 30)
            .mapToObj(i -> i % 2 == 0 ? first : second)
            .map(bot -> bot.budgets().waitBefore("slack:U1", limit).join())
            .toList();

    assertThat(waits.stream().filter(Optional::isEmpty)).hasSize(20);
    assertThat(waits.get(29).orElseThrow())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(second.budgets().waitBefore("slack:U2", limit).join()).isEmpty();
  }

  @Test
  void whatOneBotWasAnsweredAMomentAgoDoesForTheOther() throws Exception {
    Request request = request("https://useapi.test/low", 4);
    assertThat(first.turns().take(request).join()).isInstanceOf(Turn.Ask.class);
    CompletableFuture<Turn> waiting = second.turns().take(request);

    first.turns().end(request.address(), Optional.of(ANSWER), Duration.ZERO);

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new Turn.Known(ANSWER));
    assertThat(second.turns().take(request("https://useapi.test/other", 4)).join())
        .isInstanceOf(Turn.Ask.class);
  }

  @Test
  void bothTogetherAskOnlySoMuchAtOnce() throws Exception {
    take(first, 1);
    take(second, 2);
    CompletableFuture<Turn> third = first.turns().take(request("https://useapi.test/3", 2));
    CompletableFuture<Turn> fourth = second.turns().take(request("https://useapi.test/4", 2));
    assertThat(third).isNotDone();

    second.turns().end("https://useapi.test/2", Optional.empty(), Duration.ZERO);

    CompletableFuture.anyOf(third, fourth).get(10, TimeUnit.SECONDS);
    assertThat(Stream.of(third, fourth).filter(CompletableFuture::isDone)).hasSize(1);
    first.turns().end("https://useapi.test/1", Optional.empty(), Duration.ZERO);
    CompletableFuture.allOf(third, fourth).get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatABotThatDiedWasAskingIsAskedByTheOther() throws Exception {
    Request quick = new Request("https://useapi.test/low", 4, Duration.ZERO, REUSE);
    first.turns().take(quick).join();

    assertThat(second.turns().take(quick).get(20, TimeUnit.SECONDS)).isInstanceOf(Turn.Ask.class);
  }

  @Test
  void askedToSlowDownBothLeaveUseApiAlone() throws Exception {
    take(first, 1);
    first.turns().end("https://useapi.test/1", Optional.empty(), Duration.ofMinutes(1));

    assertThat(paused(first).left()).isGreaterThan(Duration.ofSeconds(20));
    assertThat(paused(second).left()).isGreaterThan(Duration.ofSeconds(20));
  }

  @Test
  void whomSlackNamedToOneBotTheOtherRecognisesForADay() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(second.people().within("slack:U1", Duration.ofDays(1)).join()).isEmpty();

    first.people().recognised("slack:U1", new Recognised(true, Optional.of(berlin)));

    assertThat(
            written(
                () -> second.people().within("slack:U1", Duration.ofDays(1)).join(),
                Optional::isPresent))
        .contains(new Recognised(true, Optional.of(berlin)));
    assertThat(second.people().within("slack:U1", Duration.ZERO).join()).isEmpty();
  }

  @Test
  void withoutTheDatabaseEachBotGoesOnByItself() {
    secondDatabase.close();

    assertThat(second.claims().claim("slack t1", "", LEASE).join()).isInstanceOf(Granted.class);
    assertThat(second.claims().settle("slack t1", LEASE).join()).isTrue();
    assertThat(second.turns().take(request("https://useapi.test/1", 1)).join())
        .isInstanceOf(Turn.Ask.class);
    assertThat(second.people().within("slack:U1", LEASE).join()).isEmpty();
  }

  @Test
  void aSilentDatabaseIsWaitedForOnceAndShortlyAndTheBotsAgreeAgainWhenItSpeaks() throws Exception {
    try (PostgresGate gate = new PostgresGate(address);
        Database database = opened(gate.address());
        StoredReplicas replicas = new StoredReplicas(database)) {
      Replicas bot = replicas.replicas();
      bot.claims().claim("slack t0", "", LEASE).join();
      gate.fallSilent();

      long start = System.nanoTime();
      for (int i = 1; i <= 50; i++) {
        assertThat(bot.claims().claim("slack t" + i, "", LEASE).join()).isInstanceOf(Granted.class);
        assertThat(bot.budgets().waitBefore("slack:U1", ONCE).join()).isEmpty();
        assertThat(bot.people().within("slack:U1", LEASE).join()).isEmpty();
        assertThat(bot.turns().take(request("https://useapi.test/1", 1)).join())
            .isInstanceOf(Turn.Ask.class);
        assertThat(bot.claims().settle("slack t" + i, LEASE).join()).isTrue();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("for all of them together")
          .isLessThan(PromptStore.PATIENCE.multipliedBy(3));
      gate.speakAgain();

      first.claims().claim("slack t99", "", LEASE).join();
      assertThat(
              written(
                  () -> bot.claims().claim("slack t99", "", LEASE).join(), Held.class::isInstance))
          .isInstanceOf(Held.class);
    }
  }

  @Test
  void aBotThatStandsStillWhileItBeginsARequestKeepsTheOthersOutForAMoment() throws Exception {
    CountDownLatch stands = new CountDownLatch(1);
    CountDownLatch wakes = new CountDownLatch(1);
    CompletableFuture<Integer> frozen =
        CompletableFuture.supplyAsync(
            () ->
                firstDatabase
                    .sql()
                    .inTransaction(
                        PromptStore.bounded(
                            handle -> {
                              begin(handle, "low");
                              stands.countDown();
                              await(wakes);
                              return handle.execute("SELECT 1");
                            })));
    await(stands);

    Turn inItsWay = second.turns().take(request("https://useapi.test/2", 4)).get(20, SECONDS);
    assertThat(inItsWay).isEqualTo(new Turn.Ask());

    // The server ends what stands still: then the other bot has its turns again.
    assertThat(written(this::takenBySecond, taken -> taken)).isTrue();
    wakes.countDown();
    assertThat(frozen).failsWithin(20, SECONDS);
  }

  private static void begin(Handle handle, String account) {
    UpstreamRequests.Look look =
        new UpstreamRequests("frozen").look(handle, account, request("unused", 4));
    assertThat(look.turn()).contains(new Turn.Ask());
  }

  /** A turn that stands in the database, and does not come of being alone. */
  private boolean takenBySecond() {
    Request request = request("https://useapi.test/3", 4);
    second.turns().take(request).join();
    boolean isTaken =
        firstDatabase
            .sql()
            .call(
                handle ->
                    handle
                        .createQuery("SELECT COUNT(*) > 0 FROM upstream_requests WHERE status = 0")
                        .mapTo(Boolean.class)
                        .one());
    second.turns().end(request.address(), Optional.empty(), Duration.ZERO);
    return isTaken;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, SECONDS)).isTrue();
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }

  private static Turn.Paused paused(Replicas bot) {
    Request request = request("https://useapi.test/later", 100);
    return (Turn.Paused)
        written(
            () -> {
              Turn turn = bot.turns().take(request).join();
              bot.turns().end(request.address(), Optional.empty(), Duration.ZERO);
              return turn;
            },
            Turn.Paused.class::isInstance);
  }

  /** What a bot writes is written a moment later. */
  private static <T> T written(Supplier<T> look, Predicate<T> isWritten) {
    long start = System.nanoTime();
    T seen = look.get();
    while (!isWritten.test(seen) && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
      seen = look.get();
    }
    return seen;
  }

  private static void take(Replicas bot, int number) {
    assertThat(bot.turns().take(request("https://useapi.test/" + number, 2)).join())
        .isInstanceOf(Turn.Ask.class);
  }

  private static Request request(String address, int atOnce) {
    return new Request(address, atOnce, Duration.ofSeconds(12), REUSE);
  }

  private Database opened() {
    return opened(address);
  }

  private static Database opened(DatabaseAddress address) {
    return Database.open(address)
        .match(
            database -> database,
            why -> {
              throw new AssertionError(why);
            },
            why -> {
              throw new AssertionError(why);
            });
  }
}
