package bot.klingbalance.slack;

import bot.klingbalance.chat.BackOffice;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.command.BalanceCommand;
import bot.klingbalance.command.BalanceCommand.Wording;
import bot.klingbalance.command.ShownAccounts;
import bot.klingbalance.secret.Secret;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.SlackSignature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** A workspace, a bot that serves it, and the people who type and press there. */
final class Office implements AutoCloseable {
  static final String BOT_TOKEN = "xoxb-bot-token-of-the-tests";
  static final String APP_TOKEN = "xapp-app-token-of-the-tests";
  static final String SIGNING_SECRET = "signing-secret-of-the-tests";
  static final String MEMBER = "U0MEMBER";
  static final String GUEST = "U0GUEST";

  /** Short where a test waits for it to pass, long where it must not. */
  static final Timing QUICK =
      new Timing(
          Duration.ofSeconds(20),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(7));

  final SettableClock clock = new SettableClock("2026-11-24T09:00:00Z");
  final Upstream upstream = new Upstream(clock).has("studio@example.com", 560);
  final FakeSlack slack;
  final FrontDesk desk;
  final SlackAdapter bot;
  private final OkHttpClient http = new OkHttpClient();
  private final HttpClient people = HttpClient.newHttpClient();

  private Office(boolean socketMode, boolean httpMode, Timing timing) throws Exception {
    slack = new FakeSlack(clock);
    slack.hasUser(MEMBER, "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    slack.hasUser(GUEST, "{\"id\":\"U0GUEST\",\"team_id\":\"T0TEAM\",\"is_restricted\":true}");
    ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
    BalanceCommand balance =
        new BalanceCommand(upstream, shown, new Wording(true, List.of()), clock);
    BackOffice office =
        new BackOffice(balance, new EchoOfWatches(), BackOffice.withoutWarnings(balance).warning());
    desk = new FrontDesk(upstream, office, shown, Secret.of("key-of-the-buttons"));
    SlackSettings settings =
        new SlackSettings(
            Secret.of(BOT_TOKEN),
            socketMode ? Optional.of(Secret.of(APP_TOKEN)) : Optional.empty(),
            httpMode ? Optional.of(Secret.of(SIGNING_SECRET)) : Optional.empty(),
            0,
            slack.apiUrl());
    bot = new SlackAdapter(settings, desk, http, clock, timing);
  }

  static Office withHttp() throws Exception {
    return withHttp(QUICK);
  }

  static Office withHttp(Timing timing) throws Exception {
    Office office = new Office(false, true, timing);
    office.bot.start().get(20, TimeUnit.SECONDS);
    return office;
  }

  static Office withSocket() throws Exception {
    Office office = notStarted(QUICK);
    office.bot.start().get(20, TimeUnit.SECONDS);
    office.slack.socketMode().awaitSession();
    return office;
  }

  static Office withBoth() throws Exception {
    Office office = new Office(true, true, QUICK);
    office.bot.start().get(20, TimeUnit.SECONDS);
    office.slack.socketMode().awaitSession();
    return office;
  }

  /** An office with Socket Mode whose bot has not been started. */
  static Office notStarted(Timing timing) throws Exception {
    return new Office(true, false, timing);
  }

  /** What Slack got back for a request. */
  record Acknowledgement(int status, String body, Duration after) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }
  }

  /** Somebody types {@code /kling-balance …}; it comes in by HTTP. */
  Acknowledgement types(String user, String text) throws Exception {
    return send(form(command(user, text)));
  }

  /** Somebody types {@code /kling-watch}; it comes in by HTTP. */
  Acknowledgement typesWatch(String user, String text) throws Exception {
    Map<String, String> typed = new HashMap<>(command(user, text));
    typed.put("command", "/kling-watch");
    typed.put("user_name", "anna");
    return send(form(typed));
  }

  /** The text of the answer to {@code /kling-watch}, whether it comes at once or later. */
  String answerToWatch(String user, String text) throws Exception {
    Acknowledgement acknowledgement = typesWatch(user, text);
    JsonObject answer =
        acknowledgement.body().isEmpty() ? slack.nextAnswer() : acknowledgement.json();
    return answer.get("text").getAsString();
  }

  /** The text of the answer to somebody, whether it comes at once or later. */
  String answerTo(String user, String text) throws Exception {
    Acknowledgement acknowledgement = types(user, text);
    JsonObject answer =
        acknowledgement.body().isEmpty() ? slack.nextAnswer() : acknowledgement.json();
    return answer.get("text").getAsString();
  }

  /** Somebody asks for an account, and its answer comes later. */
  void isAskedAndAnswersLate() throws Exception {
    upstream.becomeSlow();
    types(MEMBER, "studio@example.com");
    upstream.answerNext();
  }

  /** The same through the socket. */
  String answerThroughSocketTo(String user, String text) throws Exception {
    JsonObject payload =
        slack.socketMode().deliver("slash_commands", json(command(user, text))).payload();
    return (payload.size() == 0 ? slack.nextAnswer() : payload).get("text").getAsString();
  }

  /** Somebody presses a button; it comes in by HTTP. */
  Acknowledgement presses(String user, String code) throws Exception {
    return send(form(Map.of("payload", press(user, code).toString())));
  }

  /** A request with the right signature. */
  Acknowledgement send(String body) throws Exception {
    return send(body, Long.toString(clock.instant().getEpochSecond()), SIGNING_SECRET);
  }

  Acknowledgement send(String body, String timestamp, String secret) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(events())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header(
                "X-Slack-Signature", new SlackSignature.Generator(secret).generate(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  Acknowledgement send(HttpRequest request) throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> response = people.send(request, HttpResponse.BodyHandlers.ofString());
    return new Acknowledgement(
        response.statusCode(), response.body(), Duration.ofNanos(System.nanoTime() - start));
  }

  URI events() {
    return URI.create("http://127.0.0.1:" + bot.httpPort().orElseThrow() + "/slack/events");
  }

  /** What Slack sends for a slash command. */
  Map<String, String> command(String user, String text) {
    return Map.of(
        "command",
        "/kling-balance",
        "text",
        text,
        "user_id",
        user,
        "channel_id",
        FakeSlack.CHANNEL,
        "team_id",
        FakeSlack.TEAM,
        "trigger_id",
        slack.newTriggerId(),
        "response_url",
        slack.newResponseUrl());
  }

  /** What Slack sends for a button of a message that has a table in it. */
  JsonObject press(String user, String code) {
    return JsonParser.parseString(
            """
            {"type": "block_actions", "user": {"id": "%s"}, "team": {"id": "T0TEAM"},
             "trigger_id": "%s", "response_url": "%s",
             "container": {"type": "message", "message_ts": "1.5", "channel_id": "C0CHANNEL"},
             "message": {"text": "x", "blocks": [{"type": "table", "rows": [[{"type": "rich_text",
               "elements": []}]]}, {"type": "of_the_future"}]},
             "actions": [{"action_id": "kling:0", "type": "button", "value": "%s"}]}
            """
                .formatted(user, slack.newTriggerId(), slack.newResponseUrl(), code))
        .getAsJsonObject();
  }

  static JsonObject json(Map<String, String> members) {
    JsonObject object = new JsonObject();
    members.forEach(object::addProperty);
    return object;
  }

  static String form(Map<String, String> members) {
    return members.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
