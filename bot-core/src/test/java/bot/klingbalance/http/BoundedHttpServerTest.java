package bot.klingbalance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bot.klingbalance.http.BoundedHttpServer.Limits;
import bot.klingbalance.testing.SlowClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BoundedHttpServerTest {
  private static final String WHOLE = "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello";
  private static final String HALF_A_BODY =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe";

  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final CountDownLatch allThreads = new CountDownLatch(4 + EvictingExecutor.MORE_THREADS);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private BoundedHttpServer server;
  private SlowClients clients;

  @BeforeEach
  void open() throws IOException {
    server =
        BoundedHttpServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Limits("bounded", 4, 100),
            (exchange, body) -> {
              if (exchange.getRequestURI().getPath().equals("/slow")) {
                answering.countDown();
                allThreads.countDown();
                await(mayAnswer);
              }
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            });
    clients = new SlowClients(server.address().getPort());
  }

  @AfterEach
  void close() throws IOException {
    mayAnswer.countDown();
    clients.close();
    server.close();
    threads.shutdown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "POST / HTTP/1.1\r\nHost: a\r\n", HALF_A_BODY})
  void aWholeRequestIsAnsweredAtOnceHoweverManyHalfOnesThereAre(String half) throws Exception {
    clients.send(100, half);

    assertThat(withinASecond(WHOLE)).isEqualTo("HTTP/1.1 200 OK");
    clients.sendAByte();
    assertThat(withinASecond(WHOLE)).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void halfARequestIsDroppedAfterAFewSeconds() throws Exception {
    clients.send(1, "").send(1, "P").send(1, "POST / HTTP/1.1\r\n").send(1, HALF_A_BODY);
    long begun = System.nanoTime();

    clients.awaitClosed();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
        .isCloseTo(4_000L, within(3_000L));
  }

  @Test
  void aRequestThatComesByteAfterByteIsDroppedAsWell() throws Exception {
    clients.send(1, "P").send(1, HALF_A_BODY.replace("5", "5000"));
    ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    var unused = drip.scheduleAtFixedRate(clients::sendAByte, 100, 100, TimeUnit.MILLISECONDS);
    long begun = System.nanoTime();

    clients.awaitClosed();
    drip.shutdownNow();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
        .isCloseTo(4_000L, within(3_000L));
  }

  @Test
  void aRequestThatIsBeingAnsweredIsNotDroppedForANewOne() throws Exception {
    CompletableFuture<String> slow = answer("GET /slow HTTP/1.0\r\n\r\n");
    answering.await();
    clients.send(20, HALF_A_BODY);
    assertThat(withinASecond(WHOLE)).isEqualTo("HTTP/1.1 200 OK");

    mayAnswer.countDown();

    assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void aRequestThatIsBeingAnsweredEndsWhileTheServerCloses() throws Exception {
    CompletableFuture<String> slow = answer("GET /slow HTTP/1.0\r\n\r\n");
    answering.await();
    clients.send(2, HALF_A_BODY);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close, threads);
    clients.awaitClosed();
    mayAnswer.countDown();

    assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 200 OK");
    closed.get(20, TimeUnit.SECONDS);
  }

  @Test
  void moreRequestsThanThreadsAreAllAnswered() throws Exception {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(answer("GET /slow HTTP/1.0\r\n\r\n"));
    }
    allThreads.await();
    mayAnswer.countDown();

    for (CompletableFuture<String> each : answers) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String head = "POST / HTTP/1.0\r\nContent-Length: %d\r\n\r\n";

    assertThat(clients.answerTo(head.formatted(100) + "x".repeat(100))).contains("200");
    assertThat(clients.answerTo(head.formatted(101) + "x".repeat(101))).contains("413");
  }

  @Test
  void anAddressThatIsNoneOfThisMachineIsSaid() {
    for (String host : new String[] {"192.0.2.1", "no-such-host.invalid"}) {
      assertThatThrownBy(
              () ->
                  BoundedHttpServer.open(
                      new InetSocketAddress(host, 0),
                      new Limits("nowhere", 1, 1),
                      (exchange, body) -> {}))
          .isInstanceOf(IOException.class);
    }
  }

  private String withinASecond(String request)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer(request).get(1, TimeUnit.SECONDS);
  }

  private CompletableFuture<String> answer(String request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return clients.answerTo(request);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        threads);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
