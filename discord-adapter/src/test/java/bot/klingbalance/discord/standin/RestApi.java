package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;
import org.jspecify.annotations.Nullable;

/** Discord's REST interface, as far as a bot like this one uses it. */
final class RestApi implements AutoCloseable {
  static final String ROOT = "/api/v10/";

  private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(3);

  /** Discord says "the past few minutes": docs/resources/message, Create Message. */
  private static final Duration NONCE_KNOWN_FOR = Duration.ofMinutes(3);

  private static final Pattern CALLBACK = Pattern.compile("interactions/(\\d+)/([^/]+)/callback");
  private static final Pattern ORIGINAL =
      Pattern.compile("webhooks/\\d+/([^/]+)/messages/@original");
  private static final Pattern FOLLOW_UP = Pattern.compile("webhooks/\\d+/([^/]+)");
  private static final Pattern COMMANDS =
      Pattern.compile("applications/\\d+(?:/guilds/(\\d+))?/commands");
  private static final Pattern SERVER = Pattern.compile("guilds/(\\d+)(/members/\\d+)?");
  private static final Pattern CHANNEL = Pattern.compile("channels/(\\d+)");
  private static final Pattern MESSAGES = Pattern.compile("channels/(\\d+)/messages");
  private static final Pattern MESSAGE = Pattern.compile("channels/(\\d+)/messages/(\\d+)");

  private final String token;
  private final Supplier<String> gatewayUrl;
  private volatile int shards = 1;
  private final Guilds guilds;
  private final PostingRules rights;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RestApi::daemon);
  private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> commands = new ConcurrentHashMap<>();
  private final Map<String, Sent> sentByNonce = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> messages = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Scripted> script = new ConcurrentLinkedQueue<>();
  private final List<HttpExchange> silenced = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong(900000000000000000L);
  private volatile Duration age = Duration.ZERO;
  private volatile boolean records = true;
  private volatile boolean isPunctual;
  private volatile int sessionsLeft = 1000;
  private volatile boolean isPublic;
  private volatile PostWitness witness = PostWitness.NOBODY;

  static {
    // Without it the server waits 40 ms for more to send with each answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  RestApi(String token, Supplier<String> gatewayUrl, Guilds guilds, Clock clock)
      throws IOException {
    this.token = token;
    this.gatewayUrl = gatewayUrl;
    this.guilds = guilds;
    this.rights = new PostingRules(guilds);
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    server.setExecutor(threads);
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /**
   * What is answered to the next fitting request instead of the truth.
   *
   * @param acts whether what was asked for is done all the same
   */
  record Scripted(Pattern request, Answer answer, boolean acts) {}

  /** A message, and when it was sent with its nonce. */
  private record Sent(ObjectNode message, Instant at) {}

  record Answer(int status, @Nullable String body, Map<String, String> headers) {
    /** No answer at all: the connection stays open. */
    static final Answer NONE = new Answer(0, null, Map.of());

    static Answer of(int status, JsonNode body) {
      return of(status, body, Map.of());
    }

    static Answer of(int status, JsonNode body, Map<String, String> headers) {
      Map<String, String> all = new HashMap<>(headers);
      all.put("Content-Type", "application/json");
      return new Answer(status, body.toString(), all);
    }

    /** As a proxy or a firewall answers in Discord's place. */
    static Answer html(int status) {
      return new Answer(
          status,
          "<html><head><title>%d</title></head><body>Blocked</body></html>".formatted(status),
          Map.of("Content-Type", "text/html"));
    }

    static Answer error(int status, int code, String message) {
      return of(status, Json.object().put("code", code).put("message", message));
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ROOT;
  }

  void script(String request, Answer answer, boolean acts) {
    script.add(new Scripted(Pattern.compile(request), answer, acts));
  }

  /** From now on an acknowledgement comes too late three seconds after what it belongs to. */
  void isPunctual() {
    isPunctual = true;
  }

  /** So many sessions may be begun until tomorrow. */
  void sessionsLeft(int left) {
    sessionsLeft = left;
  }

  void isPublic(boolean now) {
    isPublic = now;
  }

  void isWatchedBy(PostWitness newWitness) {
    witness = newWitness;
  }

  void expect(Interaction interaction) {
    interactions.put(interaction.token(), interaction);
  }

  void forget(Interaction interaction) {
    interactions.remove(interaction.token());
  }

  void recordNothing() {
    records = false;
  }

  /** Interactions count as that much older than they are. */
  void age(Duration more) {
    age = more;
  }

  /** Every request so far, as {@code METHOD path}. */
  List<String> requests() {
    return requests;
  }

  /** Waits until so many requests came that fit. */
  synchronized void await(String pattern, int count) {
    Pattern form = Pattern.compile(pattern);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try {
      while (requests.stream().filter(each -> form.matcher(each).matches()).count() < count) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("no request %s came, but %s".formatted(pattern, requests));
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized void record(String request) {
    requests.add(request);
    notifyAll();
  }

  JsonNode commands(String place) {
    return commands.getOrDefault(place, Json.array());
  }

  Map<String, ObjectNode> messages() {
    return messages;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  @Override
  public void close() {
    silenced.forEach(HttpExchange::close);
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body =
        Upload.payload(
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestBody().readAllBytes());
    String path = exchange.getRequestURI().getPath().substring(ROOT.length());
    if (records) {
      record(exchange.getRequestMethod() + " " + path);
    }
    Matcher create = MESSAGES.matcher(path);
    if (create.matches() && exchange.getRequestMethod().equals("POST")) {
      String channel = create.group(1);
      witness.arrived(channel);
      answer(exchange, path, body, () -> witness.stored(channel));
      witness.answered(channel);
    } else {
      answer(exchange, path, body, () -> {});
    }
  }

  private void answer(HttpExchange exchange, String path, String body, Runnable done)
      throws IOException {
    String method = exchange.getRequestMethod();
    Optional<Scripted> scripted = scripted(method + " " + path);
    if (scripted.isPresent() && !scripted.get().acts()) {
      send(exchange, scripted.get().answer());
      return;
    }
    Matcher history = MESSAGES.matcher(path);
    Answer truth =
        method.equals("GET") && history.matches()
            ? history(history.group(1), query(exchange))
            : answer(method, path, body, exchange.getRequestHeaders().getFirst("Authorization"));
    done.run();
    send(exchange, scripted.map(Scripted::answer).orElse(truth));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    for (String each : exchange.getRequestURI().getQuery().split("&", -1)) {
      int end = each.indexOf('=');
      query.put(each.substring(0, end), each.substring(end + 1));
    }
    return query;
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == Answer.NONE.status()) {
      silenced.add(exchange);
      return;
    }
    try (exchange) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      String body = answer.body();
      if (body == null) {
        exchange.sendResponseHeaders(answer.status(), -1);
        return;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Optional<Scripted> scripted(String request) {
    for (Scripted each : script) {
      if (each.request().matcher(request).matches() && script.remove(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private Answer answer(String method, String path, String text, @Nullable String authorization) {
    JsonNode body = Json.parse(text);
    Matcher callback = CALLBACK.matcher(path);
    if (callback.matches()) {
      return callback(interactions.get(callback.group(2)), body);
    }
    if (!("Bot " + token).equals(authorization)) {
      return Answer.of(401, Json.object().put("message", "401: Unauthorized").put("code", 0));
    }
    if (path.equals("gateway/bot")) {
      return Answer.of(200, gateway());
    }
    if (path.equals("users/@me")) {
      return Answer.of(200, Guilds.bot());
    }
    if (path.equals("oauth2/applications/@me")) {
      return Answer.of(200, Json.object().put("id", Guilds.APPLICATION));
    }
    if (path.equals("applications/@me")) {
      return Answer.of(
          200, Json.object().put("id", Guilds.APPLICATION).put("bot_public", isPublic));
    }
    if (path.equals("users/@me/guilds")) {
      ArrayNode all = Json.array();
      guilds.all().forEach(guild -> all.addObject().setAll(guild.deepCopy().retain("id", "name")));
      return Answer.of(200, all);
    }
    Matcher commandSet = COMMANDS.matcher(path);
    if (commandSet.matches()) {
      Optional<String> guild = Optional.ofNullable(commandSet.group(1));
      if (guild.flatMap(guilds::server).isEmpty() && guild.isPresent()) {
        return Answer.error(403, 50001, "Missing Access");
      }
      return commands(method, Optional.ofNullable(commandSet.group(1)).orElse("global"), body);
    }
    return method.equals("GET") ? known(path) : messages(method, path, body);
  }

  /** What a bot without a gateway can ask of its servers. */
  private Answer known(String path) {
    Matcher server = SERVER.matcher(path);
    if (server.matches()) {
      return guilds
          .server(server.group(1))
          .map(guild -> Answer.of(200, server.group(2) == null ? guild : Guilds.self()))
          .orElseGet(() -> Answer.error(404, 10004, "Unknown Guild"));
    }
    Matcher channel = CHANNEL.matcher(path);
    if (channel.matches()) {
      return guilds
          .seenChannel(channel.group(1))
          .map(
              seen ->
                  guilds.isChannelHidden() || PostingRules.isClosed(seen)
                      ? Answer.error(403, 50001, "Missing Access")
                      : Answer.of(200, seen))
          .orElseGet(() -> Answer.error(404, 10003, "Unknown Channel"));
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  /**
   * docs/resources/message, Get Channel Messages: newest first, and none without the permission.
   */
  private Answer history(String channel, Map<String, String> query) {
    if (!guilds.mayInChannels(Permission.VIEW_CHANNEL)) {
      return Answer.error(403, 50001, "Missing Access");
    }
    ArrayNode shown = Json.array();
    if (guilds.mayInChannels(Permission.MESSAGE_HISTORY)) {
      long before = Long.parseLong(query.getOrDefault("before", "" + Long.MAX_VALUE));
      messages.values().stream()
          .filter(message -> message.path("channel_id").asText().equals(channel))
          .filter(message -> message.path("id").asLong() < before)
          .sorted(Comparator.comparingLong(message -> -message.path("id").asLong()))
          .limit(Integer.parseInt(query.getOrDefault("limit", "50")))
          .forEach(shown::add);
    }
    return Answer.of(200, shown);
  }

  /** Somebody else writes into a channel. */
  void somebodyWrites(String channel, String text) {
    message(channel, Json.object().put("content", text))
        .set("author", Json.object().put("id", Guilds.MEMBER).put("username", "someone"));
  }

  private Answer messages(String method, String path, JsonNode body) {
    Matcher original = ORIGINAL.matcher(path);
    if (original.matches() && method.equals("PATCH")) {
      return edit(interactions.get(original.group(1)), body);
    }
    Matcher followUp = FOLLOW_UP.matcher(path);
    if (followUp.matches() && method.equals("POST")) {
      return followUp(interactions.get(followUp.group(1)), body);
    }
    Matcher create = MESSAGES.matcher(path);
    if (create.matches() && method.equals("POST")) {
      return create(create.group(1), body);
    }
    Matcher change = MESSAGE.matcher(path);
    if (change.matches() && method.equals("PATCH")) {
      return change(change.group(2), body);
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  /** So many sessions are recommended from now on. */
  void recommendsShards(int recommended) {
    shards = recommended;
  }

  private ObjectNode gateway() {
    ObjectNode gateway = Json.object().put("url", gatewayUrl.get()).put("shards", shards);
    gateway
        .putObject("session_start_limit")
        .put("total", 1000)
        .put("remaining", sessionsLeft)
        .put("reset_after", sessionsLeft == 1000 ? 0 : 86_400_000)
        .put("max_concurrency", 1);
    return gateway;
  }

  private Answer commands(String method, String place, JsonNode wanted) {
    if (method.equals("PUT")) {
      ArrayNode set = Json.array();
      for (JsonNode command : wanted) {
        ObjectNode stored = command.deepCopy();
        stored.put("id", Long.toString(nextId())).put("version", Long.toString(nextId()));
        stored.put("application_id", Guilds.APPLICATION).putNull("dm_permission");
        set.add(stored);
      }
      commands.put(place, set);
    }
    return Answer.of(200, commands(place));
  }

  private Duration ageOf(Interaction interaction) {
    return isPunctual ? age.plus(interaction.age()) : age;
  }

  private Answer callback(@Nullable Interaction interaction, JsonNode body) {
    if (interaction == null) {
      return Answer.error(404, 10062, "Unknown interaction");
    }
    if (ageOf(interaction).compareTo(TO_ACKNOWLEDGE) > 0) {
      interaction.refused(10062);
      return Answer.error(404, 10062, "Unknown interaction");
    }
    JsonNode data = body.path("data");
    Optional<ObjectNode> wrong =
        switch (body.path("type").asInt()) {
          case 8 -> FormCheck.ofChoices(data);
          case 9 -> FormCheck.ofModal(data);
          default -> FormCheck.ofMessage(data);
        };
    if (wrong.isPresent()) {
      interaction.refused(50035);
      return Answer.of(400, wrong.get());
    }
    if (!interaction.acknowledge()) {
      interaction.refused(40060);
      return Answer.error(400, 40060, "Interaction has already been acknowledged.");
    }
    interaction.sawCallback(body);
    return new Answer(204, null, Map.of());
  }

  private Answer edit(@Nullable Interaction interaction, JsonNode body) {
    if (interaction == null || !interaction.isAcknowledged()) {
      return Answer.error(404, 10015, "Unknown Webhook");
    }
    Optional<ObjectNode> wrong = FormCheck.ofMessage(body);
    if (wrong.isPresent()) {
      interaction.refused(50035);
      return Answer.of(400, wrong.get());
    }
    interaction.sawEdit(body);
    return Answer.of(200, message("1", body));
  }

  private Answer followUp(@Nullable Interaction interaction, JsonNode body) {
    if (interaction == null || !interaction.isAcknowledged()) {
      return Answer.error(404, 10015, "Unknown Webhook");
    }
    interaction.sawFollowUp(body);
    return Answer.of(200, message("1", body));
  }

  private Answer create(String channel, JsonNode body) {
    if (channel.endsWith("404")) {
      return Answer.error(404, 10003, "Unknown Channel");
    }
    Optional<Answer> refused =
        guilds.seenChannel(channel).flatMap(each -> rights.refusal(each, body));
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<ObjectNode> wrong = FormCheck.ofMessage(body);
    if (wrong.isPresent()) {
      return Answer.of(400, wrong.get());
    }
    guilds.opens(channel);
    if (!body.path("enforce_nonce").asBoolean()) {
      return Answer.of(200, message(channel, body));
    }
    String nonce = channel + "/" + body.path("nonce").asText();
    Instant now = clock.instant();
    Sent sent =
        sentByNonce.compute(
            nonce,
            (key, known) ->
                known == null || now.isAfter(known.at().plus(NONCE_KNOWN_FOR))
                    ? new Sent(message(channel, body), now)
                    : known);
    return Answer.of(200, sent.message());
  }

  private Answer change(String id, JsonNode body) {
    ObjectNode message = messages.get(id);
    if (message == null) {
      return Answer.error(404, 10008, "Unknown Message");
    }
    Optional<Answer> refused =
        guilds
            .seenChannel(message.path("channel_id").asText())
            .flatMap(each -> rights.refusalOfEdit(each, body));
    if (refused.isPresent()) {
      return refused.get();
    }
    message.setAll((ObjectNode) body);
    return Answer.of(200, message);
  }

  private ObjectNode message(String channel, JsonNode body) {
    String id = Long.toString(nextId());
    ObjectNode message = body.deepCopy();
    message.put("id", id).put("channel_id", channel).put("type", 0);
    message.put("tts", false).put("pinned", false).put("mention_everyone", false);
    message.put("timestamp", clock.instant().atOffset(ZoneOffset.UTC).toString());
    message.putNull("edited_timestamp").putArray("mentions");
    message.putArray("mention_roles");
    message.set("author", Guilds.bot());
    message.path("embeds").forEach(embed -> ((ObjectNode) embed).put("type", "rich"));
    if (records) {
      messages.put(id, message);
    }
    return message;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "discord-stand-in");
    thread.setDaemon(true);
    return thread;
  }
}
