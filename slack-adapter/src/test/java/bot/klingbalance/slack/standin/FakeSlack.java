package bot.klingbalance.slack.standin;

import bot.klingbalance.http.HttpServers;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The parts of Slack that the bot uses, on the loopback interface: the Web API, the {@code
 * response_url} addresses and Socket Mode. It refuses what Slack refuses, and records the calls.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String TEAM = "T0TEAM";
  public static final String CHANNEL = "C0CHANNEL";

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeSocketMode socketMode = new FakeSocketMode();
  private final FakeModals modals;
  private final FakeRights rights = new FakeRights();
  private final Map<String, Queue<Scripted>> scripts = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> users = new ConcurrentHashMap<>();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final Set<String> refusedBlocks = ConcurrentHashMap.newKeySet();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<HttpExchange> silenced = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> responseUrls = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
  private final Map<String, List<JsonObject>> answersByUrl = new ConcurrentHashMap<>();
  private final Map<String, List<JsonObject>> channels = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private volatile PostWitness witness = PostWitness.NOBODY;
  private volatile boolean records = true;

  public FakeSlack(Clock clock) throws Exception {
    this.clock = clock;
    modals = new FakeModals(clock);
    hasChannel(CHANNEL);
    // Java sets up all servers of a process as the first one, and this one is opened before the
    // bot's.
    server = HttpServers.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setExecutor(threads);
    server.createContext("/api/", this::api);
    server.createContext("/respond/", this::respond);
    server.start();
  }

  /** A call of the Web API that arrived. */
  public record Call(String method, String token, JsonObject arguments, InetSocketAddress from) {}

  /**
   * What Slack is to answer the next time, instead of what it would.
   *
   * @param acts whether it does what it was asked for all the same
   */
  private record Scripted(int status, String retryAfter, String body, boolean acts) {}

  public String apiUrl() {
    return base() + "/api/";
  }

  public FakeSocketMode socketMode() {
    return socketMode;
  }

  public FakeModals modals() {
    return modals;
  }

  // What the test sets up

  public void answersNext(String method, int status, String body) {
    script(method, new Scripted(status, "", body, false));
  }

  public void asksToSlowDownNext(String method, int seconds) {
    asksToSlowDownNext(method, Integer.toString(seconds));
  }

  /** The same, in the words of the header {@code Retry-After}. */
  public void asksToSlowDownNext(String method, String retryAfter) {
    script(method, new Scripted(429, retryAfter, "{\"ok\":false}", false));
  }

  /** The next call gets no answer at all. */
  public void isSilentNext(String method) {
    script(method, new Scripted(0, "", "", false));
  }

  /** The next call does what it is to do, and gets another answer. */
  public void actsButAnswersNext(String method, int status, String body) {
    script(method, new Scripted(status, "", body, true));
  }

  /** The next call does what it is to do, but gets a status 503 that says to come back at once. */
  public void actsButIsUnavailableNext(String method) {
    script(method, new Scripted(503, "0", "", true));
  }

  /** The next call does what it is to do, and gets no answer at all. */
  public void actsButIsSilentNext(String method) {
    script(method, new Scripted(0, "", "", true));
  }

  public void refusesNext(String method, String code) {
    answersNext(method, 200, "{\"ok\":false,\"error\":\"%s\"}".formatted(code));
  }

  /** From now on messages with a block of that type are refused. */
  public void refusesBlocks(String type) {
    refusedBlocks.add(type);
  }

  public void revokes(String token) {
    revoked.add(token);
  }

  public void hasUser(String id, String json) {
    users.put(id, JsonParser.parseString(json).getAsJsonObject());
  }

  /** One more channel that the bot may post to. */
  public void hasChannel(String id) {
    channels.put(id, new CopyOnWriteArrayList<>());
  }

  /** One more channel, which the bot is not in. */
  public void hasChannelWithoutTheBot(String id) {
    hasChannel(id);
    rights.close(id);
  }

  /** Somebody invites the bot into a channel that it was not in. */
  public void invitesTheBot(String id) {
    rights.open(id);
  }

  /** Archives a channel, which leaves a last message in it. */
  public void archives(String id) {
    rights.archive(id);
    tells(id, "channel_archive", "archived the channel");
  }

  /** Opens it again, of which it tells as well. */
  public void unarchives(String id) {
    rights.unarchive(id);
    tells(id, "channel_unarchive", "un-archived the channel");
  }

  private void tells(String id, String subtype, String text) {
    JsonObject message = new JsonObject();
    message.addProperty("subtype", subtype);
    message.addProperty("text", text);
    message.addProperty("ts", ts());
    channel(id).add(0, message);
  }

  /** The app was installed without a scope. */
  public void withdraws(String scope) {
    rights.withdraw(scope);
  }

  /** The app was installed with one more scope. */
  public void grants(String scope) {
    rights.grant(scope);
  }

  /** A message in the channel that somebody else wrote. */
  public void somebodyWrites(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    message.addProperty("ts", ts());
    channel().add(0, message);
  }

  public String newResponseUrl() {
    String id = "r" + number.incrementAndGet();
    responseUrls.put(id, clock.instant());
    return base() + "/respond/" + id;
  }

  /** The answers that Slack has taken at one {@code response_url}. */
  public List<JsonObject> answersAt(String url) {
    return answersByUrl.getOrDefault(url.substring(url.lastIndexOf('/') + 1), List.of());
  }

  public String newTriggerId() {
    return modals.newTrigger();
  }

  // What the bot did

  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /** Waits until a method has been called so often in all. */
  public synchronized void awaitCalls(String method, int times) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (calls(method).size() < times) {
      if (System.nanoTime() > end) {
        throw new AssertionError(method + " was called " + calls(method).size() + " times");
      }
      wait(TimeUnit.SECONDS.toMillis(1));
    }
  }

  private synchronized void record(Call call) {
    if (records) {
      calls.add(call);
      notifyAll();
    }
  }

  /** Waits for the next answer at a {@code response_url} that Slack takes. */
  public JsonObject nextAnswer() throws InterruptedException {
    JsonObject answer = answers.poll(20, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer came");
    }
    return answer;
  }

  /** How many answers arrived that {@link #nextAnswer} has not returned. */
  public int answersLeft() {
    return answers.size();
  }

  public List<JsonObject> channel() {
    return channel(CHANNEL);
  }

  /** What stands in a channel, the newest first; nothing in one that Slack does not know. */
  public List<JsonObject> channel(String id) {
    return channels.getOrDefault(id, List.of());
  }

  /** For load: remembers neither calls nor answers, but what stands in its channels. */
  public void keepsNoRecords() {
    records = false;
  }

  public void isWatchedBy(PostWitness newWitness) {
    witness = newWitness;
  }

  @Override
  public void close() {
    socketMode.close();
    silenced.forEach(HttpExchange::close);
    server.stop(0);
    threads.shutdownNow();
  }

  // The Web API

  private void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String token = authorization == null ? "" : authorization.replace("Bearer ", "");
    JsonObject arguments = arguments(exchange);
    record(new Call(method, token, arguments, exchange.getRemoteAddress()));
    if (method.equals("chat.postMessage")) {
      String channel = arguments.get("channel").getAsString();
      witness.arrived(channel);
      answer(exchange, method, token, arguments, () -> witness.stored(channel));
      witness.answered(channel);
    } else {
      answer(exchange, method, token, arguments, () -> {});
    }
  }

  private void answer(
      HttpExchange exchange, String method, String token, JsonObject arguments, Runnable done)
      throws IOException {
    Optional<Scripted> scripted = scripted(method);
    if (scripted.isPresent() && !scripted.get().acts()) {
      send(exchange, scripted.get());
      return;
    }
    JsonObject answer =
        revoked.contains(token)
            ? error("token_revoked")
            : rights.refusal(method, arguments).orElseGet(() -> answer(method, arguments));
    exchange.getResponseHeaders().set("X-OAuth-Scopes", rights.scopes());
    done.run();
    send(exchange, scripted.orElseGet(() -> new Scripted(200, "", answer.toString(), true)));
  }

  private JsonObject answer(String method, JsonObject arguments) {
    return switch (method) {
      case "auth.test" -> identity();
      case "apps.connections.open" -> ok("url", socketMode.url());
      case "users.info" -> user(arguments.get("user").getAsString());
      case "chat.postMessage" -> posted(arguments);
      case "chat.update" -> updated(arguments);
      case "conversations.history" -> page(arguments);
      case "views.open" -> modals.open(arguments);
      default -> error("unknown_method");
    };
  }

  private static JsonObject identity() {
    JsonObject identity = ok("team_id", TEAM);
    identity.addProperty("team", "Studio");
    identity.addProperty("user", "kling_balance");
    return identity;
  }

  private JsonObject user(String id) {
    JsonObject user = users.get(id);
    if (user == null) {
      return error("user_not_found");
    }
    JsonObject answer = ok("", "");
    answer.add("user", user);
    return answer;
  }

  private JsonObject posted(JsonObject arguments) {
    String channel = arguments.get("channel").getAsString();
    if (!channels.containsKey(channel)) {
      return error("channel_not_found");
    }
    if (!takes(arguments)) {
      return error("invalid_blocks");
    }
    JsonObject message = arguments.deepCopy();
    message.addProperty("ts", ts());
    channel(channel).add(0, message);
    JsonObject answer = ok("ts", message.get("ts").getAsString());
    answer.addProperty("channel", channel);
    return answer;
  }

  private JsonObject updated(JsonObject arguments) {
    String ts = arguments.get("ts").getAsString();
    if (!takes(arguments)) {
      return error("invalid_blocks");
    }
    String channel = arguments.get("channel").getAsString();
    for (JsonObject message : channel(channel)) {
      if (message.get("ts").getAsString().equals(ts)) {
        message.add("blocks", arguments.get("blocks"));
        message.add("text", arguments.get("text"));
        JsonObject answer = ok("ts", ts);
        answer.addProperty("channel", channel);
        return answer;
      }
    }
    return error("message_not_found");
  }

  private boolean takes(JsonObject message) {
    JsonArray blocks = message.has("blocks") ? message.getAsJsonArray("blocks") : new JsonArray();
    for (JsonElement block : blocks) {
      if (refusedBlocks.contains(block.getAsJsonObject().get("type").getAsString())) {
        return false;
      }
    }
    return BlockRules.faults(message).isEmpty();
  }

  private JsonObject page(JsonObject arguments) {
    String channel = arguments.get("channel").getAsString();
    if (!channels.containsKey(channel)) {
      return error("channel_not_found");
    }
    List<JsonObject> history = channel(channel);
    int limit = arguments.get("limit").getAsInt();
    int from = arguments.has("cursor") ? arguments.get("cursor").getAsInt() : 0;
    JsonArray messages = new JsonArray();
    history.stream().skip(from).limit(limit).forEach(messages::add);
    JsonObject answer = ok("", "");
    answer.add("messages", messages);
    JsonObject metadata = new JsonObject();
    metadata.addProperty(
        "next_cursor", from + limit < history.size() ? Integer.toString(from + limit) : "");
    answer.add("response_metadata", metadata);
    return answer;
  }

  // The response_url

  private void respond(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/respond/".length());
    JsonObject message = arguments(exchange);
    record(new Call("response_url", "", message, exchange.getRemoteAddress()));
    Optional<Scripted> scripted = scripted("response_url");
    if (scripted.isPresent() && !scripted.get().acts()) {
      send(exchange, scripted.get());
      return;
    }
    Scripted answer = responded(id, message);
    if (answer.acts() && records) {
      answersByUrl.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(message);
      answers.add(message);
    }
    send(exchange, scripted.orElse(answer));
  }

  private Scripted responded(String id, JsonObject message) {
    Instant since = responseUrls.get(id);
    if (since == null) {
      return declined(404, "no_such_url");
    }
    if (Duration.between(since, clock.instant()).toMinutes() >= 30) {
      return declined(404, "expired_url");
    }
    if (uses.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet() > 5) {
      return declined(404, "used_url");
    }
    return takes(message) ? new Scripted(200, "", "ok", true) : declined(400, "invalid_blocks");
  }

  private static Scripted declined(int status, String code) {
    return new Scripted(status, "", error(code).toString(), false);
  }

  // How it answers

  private Optional<Scripted> scripted(String method) {
    Queue<Scripted> script = scripts.get(method);
    return script == null ? Optional.empty() : Optional.ofNullable(script.poll());
  }

  private void send(HttpExchange exchange, Scripted answer) throws IOException {
    if (answer.status() == 0) {
      silenced.add(exchange);
      return;
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    send(exchange, answer.status(), answer.body());
  }

  private void script(String method, Scripted scripted) {
    scripts.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(scripted);
  }

  private static JsonObject arguments(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type.startsWith("application/json")) {
      return JsonParser.parseString(body).getAsJsonObject();
    }
    JsonObject form = new JsonObject();
    for (String pair : new ArrayList<>(List.of(body.split("&")))) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.addProperty(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static JsonObject ok(String member, String value) {
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", true);
    if (!member.isEmpty()) {
      answer.addProperty(member, value);
    }
    return answer;
  }

  static JsonObject error(String code) {
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", false);
    answer.addProperty("error", code);
    return answer;
  }

  private String ts() {
    return clock.instant().getEpochSecond() + ".%06d".formatted(number.incrementAndGet());
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
