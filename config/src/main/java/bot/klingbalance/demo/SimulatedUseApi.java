package bot.klingbalance.demo;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.http.HttpServers;
import bot.klingbalance.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A useapi.net of the bot's own, on a free port of the loopback interface: the same three calls,
 * the same bodies and statuses, over real HTTP.
 */
public final class SimulatedUseApi implements AutoCloseable {
  private static final String PATH = "/v1/kling/accounts";
  private static final String STATISTICS = "/v2/account/stats";
  private static final Duration PAST = Duration.ofDays(30);
  private static final Duration ASKED_EVERY = Duration.ofHours(1);
  private static final Duration SIGN_IN = Duration.ofMillis(1500);
  private static final int SESSION_REJECTED = 596;
  private static final Pattern DATE = Pattern.compile("(?:^|&)date=(\\d{4}-\\d{2}-\\d{2})");
  private static final int THREADS = 4;
  private static final int MOST_WAITING = 1_000;

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<SimulatedAccount> accounts;
  private final Secret token;
  private final Clock clock;
  private final Set<String> signedIn = ConcurrentHashMap.newKeySet();

  private SimulatedUseApi(HttpServer server, ExecutorService threads, Secret token, Clock clock) {
    this.server = server;
    this.threads = threads;
    this.accounts = SimulatedAccount.every(clock.instant(), clock.getZone());
    this.token = token;
    this.clock = clock;
  }

  /**
   * Starts it; it answers to {@code token} only.
   *
   * @param clock what the accounts hold follows it, in its zone; the demo begins now
   */
  public static SimulatedUseApi start(Secret token, Clock clock) throws IOException {
    InetSocketAddress freePort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServers.at(freePort);
    ExecutorService threads = NamedThreads.pool("simulated-useapi", THREADS, MOST_WAITING);
    SimulatedUseApi simulated = new SimulatedUseApi(server, threads, token, clock);
    server.setExecutor(threads);
    server.createContext(PATH, simulated::answer);
    server.createContext(STATISTICS, simulated::answerStatistics);
    server.start();
    return simulated;
  }

  /** What goes into {@code useapi.base_url}. */
  public String baseUrl() {
    InetSocketAddress address = server.getAddress();
    return "http://%s:%d/v1/kling".formatted(address.getHostString(), address.getPort());
  }

  /** What its accounts had in the month before now, as if they had been asked every hour. */
  public Map<AccountEmail, List<RecordedReading>> past() {
    Instant now = clock.instant();
    return between(now.minus(PAST), now);
  }

  /** The same from one moment on until before another one. */
  Map<AccountEmail, List<RecordedReading>> between(Instant from, Instant to) {
    return accounts.stream()
        .filter(each -> each.plan().isPresent())
        .collect(
            Collectors.toMap(
                each -> AccountEmail.parse(each.email()).orElseThrow(),
                each -> between(each, from, to)));
  }

  private static List<RecordedReading> between(SimulatedAccount account, Instant from, Instant to) {
    return Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(ASKED_EVERY))
        .map(at -> new RecordedReading(at, account.balance(at)))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    String asked = exchange.getRequestURI().getPath().substring(PATH.length());
    Optional<SimulatedAccount> account =
        accounts.stream().filter(each -> asked.equals("/" + each.email())).findFirst();
    if (!isAuthorized(exchange)) {
      send(exchange, 401, error(401, "Unauthorized"));
    } else if (asked.isEmpty()) {
      send(exchange, 200, list());
    } else if (account.isEmpty()) {
      send(exchange, 404, error(404, "Account not found"));
    } else {
      answer(exchange, account.get());
    }
  }

  private void answer(HttpExchange exchange, SimulatedAccount account) {
    switch (account.behaviour()) {
      case ANSWERS -> send(exchange, 200, account.json(clock.instant()));
      case SIGNS_IN_FIRST ->
          onceSignedIn(account, () -> send(exchange, 200, account.json(clock.instant())));
      case LOST_ITS_SESSION ->
          send(exchange, SESSION_REJECTED, error(SESSION_REJECTED, "Session rejected by Kling"));
    }
  }

  private void answerStatistics(HttpExchange exchange) {
    Matcher date = DATE.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
    if (!isAuthorized(exchange)) {
      send(exchange, 401, error(401, "Unauthorized"));
    } else if (date.find()) {
      LocalDate day = LocalDate.parse(date.group(1));
      send(exchange, 200, SimulatedStatistics.json(day, accounts, clock.instant()));
    } else {
      send(exchange, 400, error(400, "date is required"));
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    return ("Bearer " + token.reveal())
        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private JsonNode list() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    accounts.forEach(each -> list.set(each.email(), each.jsonWithoutBalance(clock.instant())));
    return list;
  }

  /** The sign-in holds from the first question on. */
  private void onceSignedIn(SimulatedAccount account, Runnable answer) {
    Duration wait = signedIn.add(account.name()) ? SIGN_IN : Duration.ZERO;
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(answer);
  }

  private static JsonNode error(int code, String words) {
    return JsonNodeFactory.instance.objectNode().put("error", words).put("code", code);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException callerHasGone) {
      // Whoever asked does not wait any more; there is nobody to tell.
    }
  }
}
