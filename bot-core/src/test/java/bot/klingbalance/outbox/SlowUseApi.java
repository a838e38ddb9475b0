package bot.klingbalance.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.http.HttpServers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A useapi.net on loopback that takes a fixed time for each account, and counts how often it is
 * asked. However many wait, it needs one thread and a timer.
 */
final class SlowUseApi implements AutoCloseable {
  private static final String LIST = "/accounts";

  private final HttpServer server;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final int millis;
  private final LocalDate day;
  private final byte[] list;
  private final AtomicIntegerArray asked;
  private final AtomicInteger listed = new AtomicInteger();
  private volatile IntConsumer witness = account -> {};

  SlowUseApi(int accounts, int millis, LocalDate day) throws IOException {
    this.millis = millis;
    this.day = day;
    this.asked = new AtomicIntegerArray(accounts);
    this.list =
        IntStream.range(0, accounts)
            .mapToObj(MonthlyPlan::email)
            .map("\"%s\":{\"maxJobs\":5}"::formatted)
            .collect(Collectors.joining(",", "{", "}"))
            .getBytes(UTF_8);
    this.server = HttpServers.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.createContext(LIST, this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Tells {@code newWitness} of each account that is asked for from now on. */
  void isWatchedBy(IntConsumer newWitness) {
    witness = newWitness;
  }

  /** How often each account was asked for. */
  IntStream asked() {
    return IntStream.range(0, asked.length()).map(asked::get);
  }

  /** How often the list of all accounts was asked for. */
  int listed() {
    return listed.get();
  }

  @Override
  public void close() {
    server.stop(0);
    timer.shutdownNow();
  }

  private void receive(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(LIST)) {
      listed.incrementAndGet();
      answer(exchange, list);
      return;
    }
    int account = Integer.parseInt(path.replaceAll(".*/account(\\d+)@.*", "$1"));
    asked.incrementAndGet(account);
    witness.accept(account);
    byte[] body = new MonthlyPlan(account, day).body().getBytes(UTF_8);
    var unused = timer.schedule(() -> answer(exchange, body), millis, TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange, byte[] body) {
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
