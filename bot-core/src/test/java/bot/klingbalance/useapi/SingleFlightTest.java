package bot.klingbalance.useapi;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared requests and cached answers. */
class SingleFlightTest extends RequestContexts {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final CountDownLatch held = new CountDownLatch(1);

  @Test
  void aHundredWhoAskForOneAccountCostOneRequest() {
    holdAnswers();
    List<CompletableFuture<AccountLookup>> asked =
        IntStream.range(0, 100)
            .parallel()
            .mapToObj(i -> accounts.find(STUDIO, i % 2 == 0 ? RECENT : LIVE))
            .toList();
    held.countDown();

    assertThat(asked).allMatch(each -> answer(each).left().equals(credits(560)));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whatOneAskerDoesToTheAnswerIsNotFeltByTheOthers() {
    holdAnswers();
    CompletableFuture<AccountLookup> spoiled = accounts.find(STUDIO, RECENT);
    CompletableFuture<AccountLookup> cancelled = accounts.find(STUDIO, RECENT);
    CompletableFuture<AccountLookup> patient = accounts.find(STUDIO, RECENT);
    spoiled.complete(new Failed(STUDIO, Failure.of(Reason.UNREADABLE)));
    cancelled.cancel(true);
    held.countDown();

    assertThat(answer(patient).left()).isEqualTo(credits(560));
    assertThat(find().left()).isEqualTo(credits(560));
  }

  @Test
  void fourRequestsRunAtOnceAndNoFifth() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier four = new CyclicBarrier(4);
    answerBy(
        request -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          four.await(30, TimeUnit.SECONDS);
          running.decrementAndGet();
          return response(200, Bodies.ACCOUNT).build();
        });
    List<CompletableFuture<AccountLookup>> asked =
        IntStream.range(0, 40)
            .mapToObj(i -> accounts.find(new AccountEmail("a" + i + "@example.com"), RECENT))
            .toList();

    assertThat(asked).allMatch(each -> answer(each).left().equals(credits(560)));
    assertThat(most).hasValue(4);
  }

  @Test
  void whoeverComesWhenTooManyWaitIsToldSoAtOnce() {
    accounts.close();
    accounts =
        accounts(
            new UseApiLimits(
                1, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(12), 1));
    holdAnswers();
    var running = accounts.find(STUDIO, RECENT);
    var waiting = accounts.find(OTHER, RECENT);
    var tooMany = accounts.find(new AccountEmail("third@example.com"), RECENT);

    assertThat(tooMany).isCompletedWithValueMatching(Failed.class::isInstance);
    held.countDown();
    assertThat(answer(running).left()).isEqualTo(credits(560));
    assertThat(answer(waiting).left()).isEqualTo(credits(560));
  }

  @Test
  void anAnswerIsKeptForFifteenSecondsAndToldAsSuch() {
    upstreamAnswers(200, Bodies.ACCOUNT);
    upstreamAnswers(200, "{\"balance\":{\"total\":55000}}");
    find();
    time.pass(Duration.ofMillis(14_999));

    CompletableFuture<AccountLookup> kept = accounts.find(STUDIO, RECENT);
    assertThat(kept).isDone();
    assertThat(((Found) kept.join()).asOf()).isEqualTo(FakeTime.START);

    time.pass(Duration.ofMillis(2));
    assertThat(find().left()).isEqualTo(credits(550));
  }

  @Test
  void refreshGoesPastAKeptAnswerAndItsAnswerIsKept() {
    upstreamAnswers(200, Bodies.ACCOUNT);
    upstreamAnswers(200, "{\"balance\":{\"total\":55000}}");
    find();
    time.pass(TEN_SECONDS);

    assertThat(answer(accounts.find(STUDIO, LIVE)).left()).isEqualTo(credits(550));
    assertThat(find().left()).isEqualTo(credits(550));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 404, 412, 596})
  void aFailureThatSomebodyHasToMendIsKept(int status) {
    upstreamAnswers(200, "{}");
    list();
    upstreamAnswers(status, "");
    find();

    assertThat(accounts.find(STUDIO, RECENT)).isDone();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 408, 503})
  void aFailureThatMayBeOverTheNextMomentIsNotKept(int status) {
    IntStream.range(0, 3).forEach(i -> upstreamAnswers(status, ""));
    assertThat(find()).isInstanceOf(Failed.class);
    int before = server.getRequestCount();
    IntStream.range(0, 3).forEach(i -> upstreamAnswers(status, ""));
    find();

    assertThat(server.getRequestCount()).isGreaterThan(before);
  }

  @Test
  void theListIsSharedAndKeptAsWell() {
    upstreamAnswers(200, "{\"studio@example.com\":{}}");
    upstreamAnswers(200, "{}");
    AccountListing first = list();

    assertThat(list()).isEqualTo(first);
    assertThat(answer(accounts.list(LIVE))).isEqualTo(first);
    time.pass(TEN_SECONDS);
    assertThat(answer(accounts.list(LIVE))).isNotEqualTo(first);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void whoeverRefreshesWithinTenSecondsOfAnAnswerGetsThatOneWithItsTime() {
    upstreamAnswers(200, Bodies.ACCOUNT);
    upstreamAnswers(200, "{\"balance\":{\"total\":55000}}");
    find();
    time.pass(TEN_SECONDS.minusMillis(1));

    CompletableFuture<AccountLookup> kept = accounts.find(STUDIO, LIVE);
    assertThat(kept).isDone();
    assertThat(((Found) kept.join()).asOf()).isEqualTo(FakeTime.START);

    time.pass(Duration.ofMillis(1));
    assertThat(((Found) answer(accounts.find(STUDIO, LIVE))).asOf())
        .isEqualTo(FakeTime.START.plus(TEN_SECONDS));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void closingEndsWhatIsUnderWay() {
    holdAnswers();
    CompletableFuture<AccountLookup> running = accounts.find(STUDIO, RECENT);
    accounts.close();

    Failed unreachable = new Failed(STUDIO, Failure.of(Reason.UNREACHABLE));
    assertThat(running).isCompletedWithValue(unreachable);
    assertThat(accounts.find(STUDIO, RECENT)).isCompletedWithValue(unreachable);
    held.countDown();
  }

  private void holdAnswers() {
    answerBy(
        request -> {
          assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
          return response(200, Bodies.ACCOUNT).build();
        });
  }

  private interface Answering {
    MockResponse to(RecordedRequest request) throws Exception;
  }

  private void answerBy(Answering answering) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            try {
              return answering.to(request);
            } catch (InterruptedException e) {
              throw e;
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  private static Optional<Credits> credits(long whole) {
    return Optional.of(Credits.of(whole));
  }
}
