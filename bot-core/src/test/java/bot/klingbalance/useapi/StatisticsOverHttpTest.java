package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.UsageStatistics.Counted;
import bot.klingbalance.usage.UsageStatistics.Result;
import bot.klingbalance.usage.UsageStatistics.Unread;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest body over the client that the program uses, and a server that lets it drip. */
class StatisticsOverHttpTest extends RequestContexts {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Requester ANNA = new Requester("anna");
  private static final int ROWS = 50_000;
  private static final long MOST = 2_000_000;

  /** Reads all bodies on one thread, so that what is allocated for them can be told. */
  private static final UseApiLimits ONE_AT_A_TIME =
      new UseApiLimits(1, Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(12), 10);

  /** So short that a test can wait for it. */
  private static final UseApiLimits SHORT =
      new UseApiLimits(4, Duration.ZERO, Duration.ofSeconds(20), Duration.ofMillis(300), 10);

  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  /** Whatever is allocated at all is more than what the heap can grow by. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thirtyMegabytesAllocateLessThanTwoOnTheThreadThatReadsThem(boolean isPacked)
      throws IOException {
    Buffer largest = body(ROWS, isPacked);
    serve(day -> response(day.equals(DAY) ? largest : body(100, isPacked), isPacked));
    accounts = accounts(ONE_AT_A_TIME);
    CompletableFuture<Allocated> before = ask(DAY.minusDays(1));
    CompletableFuture<Allocated> largestRead = ask(DAY);
    mayAnswer.countDown();

    Allocated first = answer(before);
    Allocated last = answer(largestRead);

    assertThat(last.thread()).isEqualTo(first.thread());
    assertThat(last.bytes() - first.bytes()).isLessThan(MOST);
    DayStatistics statistics = ((Counted) last.result()).statistics();
    assertThat(
            statistics.accounts().values().stream()
                .map(each -> each.all())
                .reduce(JobTally.NONE, JobTally::plus))
        .isEqualTo(new JobTally(ROWS, ROWS / 10, ROWS - ROWS / 10));
  }

  @Test
  void aBodyThatDripsEndsWithTheTimeOfItsRequestAndHoldsUpNoBalance() throws IOException {
    Buffer largest = body(ROWS, false);
    serve(day -> dripping(largest));
    accounts = accounts(SHORT);
    mayAnswer.countDown();
    long begun = System.nanoTime();

    CompletableFuture<Result> dripping = accounts.statistics().of(DAY, ANNA);
    CompletableFuture<Result> another = accounts.statistics().of(DAY.minusDays(1), ANNA);
    CompletableFuture<Result> waiting = accounts.statistics().of(DAY.minusDays(2), ANNA);

    assertThat(find()).isInstanceOf(Found.class);
    assertThat(answer(dripping)).isEqualTo(new Unread(Failure.of(Reason.UNREACHABLE)));
    assertThat(answer(another)).isEqualTo(new Unread(Failure.of(Reason.UNREACHABLE)));
    assertThat(answer(waiting)).isEqualTo(new Unread(Failure.of(Reason.UNREACHABLE)));
    assertThat(server.getRequestCount()).as("three tries a day, and the balance").isEqualTo(10);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("two at a time, each try its 300 ms; the whole bodies would take hours")
        .isLessThan(Duration.ofSeconds(20));
  }

  /** What a thread had allocated when it had read a day. */
  private record Allocated(long thread, long bytes, Result result) {
    static Allocated now(Result result) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      return new Allocated(
          Thread.currentThread().getId(), threads.getCurrentThreadAllocatedBytes(), result);
    }
  }

  private CompletableFuture<Allocated> ask(LocalDate day) {
    return accounts.statistics().of(day, ANNA).thenApply(Allocated::now);
  }

  /** Nothing is answered before it may be: nobody has to hurry to wait for an answer. */
  private void serve(Function<LocalDate, MockResponse> statistics) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            boolean unused = mayAnswer.await(30, TimeUnit.SECONDS);
            String date = request.getUrl().queryParameter("date");
            return date == null
                ? RequestContexts.response(200, Bodies.ACCOUNT).build()
                : statistics.apply(LocalDate.parse(date));
          }
        });
  }

  private static MockResponse response(Buffer body, boolean isPacked) {
    MockResponse.Builder response = new MockResponse.Builder().code(200).body(body);
    return isPacked ? response.setHeader("Content-Encoding", "gzip").build() : response.build();
  }

  /** Some bytes now and then, so that the connection never looks dead. */
  private static MockResponse dripping(Buffer body) {
    return new MockResponse.Builder()
        .code(200)
        .body(body)
        .throttleBody(600, 20, TimeUnit.MILLISECONDS)
        .build();
  }

  private static Buffer body(int rows, boolean isPacked) {
    Buffer body = new Buffer();
    try (var sink = Okio.buffer(isPacked ? new GzipSink(body) : body)) {
      sink.writeAll(Okio.source(StatisticsBodies.rows(rows)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return body;
  }
}
