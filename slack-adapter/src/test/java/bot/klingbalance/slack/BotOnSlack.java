package bot.klingbalance.slack;

import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.watch.EchoOfWatches;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.standin.FakeModals;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import bot.klingbalance.testing.MovableClock;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** The real adapter with the real Bolt, a Slack on loopback, and people who type and press. */
public final class BotOnSlack implements AutoCloseable {
  public static final String BOT_TOKEN = "xoxb-bot-token-of-the-tests";
  public static final String APP_TOKEN = "xapp-app-token-of-the-tests";
  public static final String SIGNING_SECRET = "signing-secret-of-the-tests";
  public static final String MEMBER = "U0MEMBER";
  public static final String GUEST = "U0GUEST";

  /** Short where a test waits for it to pass, long where it must not. */
  public static final SlackTimeouts QUICK =
      new SlackTimeouts(
          Duration.ofSeconds(20),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(7));

  public final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));
  public final HeldAccounts accounts = new HeldAccounts(clock).has("studio@example.com", 560);
  public final FakeSlack slack;
  public final CommandDispatcher dispatcher;
  public final SlackAdapter adapter;
  private final OkHttpClient http = new OkHttpClient();
  private final HttpClient people = HttpClient.newHttpClient();

  private BotOnSlack(boolean socketMode, boolean httpMode, SlackTimeouts timing) throws Exception {
    this(socketMode, httpMode, timing, BotOnSlack::withEchoOfWatches);
  }

  private BotOnSlack(
      boolean socketMode,
      boolean httpMode,
      SlackTimeouts timing,
      Function<BotOnSlack, CommandDispatcher> commands)
      throws Exception {
    slack = new FakeSlack(clock);
    slack.hasUser(MEMBER, "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    slack.hasUser(GUEST, "{\"id\":\"U0GUEST\",\"team_id\":\"T0TEAM\",\"is_restricted\":true}");
    dispatcher = commands.apply(this);
    SlackSettings settings =
        new SlackSettings(
            Secret.of(BOT_TOKEN),
            socketMode ? Optional.of(Secret.of(APP_TOKEN)) : Optional.empty(),
            httpMode ? Optional.of(Secret.of(SIGNING_SECRET)) : Optional.empty(),
            0,
            "127.0.0.1",
            slack.apiUrl());
    adapter = new SlackAdapter(settings, dispatcher, http, clock, timing);
  }

  private static CommandDispatcher withEchoOfWatches(BotOnSlack bot) {
    ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
    return SampleCommands.dispatcher(
        new EchoOfWatches(), bot.accounts, shown, bot.clock, "key-of-the-buttons");
  }

  /** With these commands in the place of the usual ones. */
  static BotOnSlack withHttp(CommandDispatcher commands) throws Exception {
    BotOnSlack bot = new BotOnSlack(false, true, QUICK, usual -> commands);
    bot.adapter.start().get(20, TimeUnit.SECONDS);
    return bot;
  }

  public static BotOnSlack withHttp() throws Exception {
    return withHttp(QUICK);
  }

  public static BotOnSlack withHttp(SlackTimeouts timing) throws Exception {
    BotOnSlack bot = new BotOnSlack(false, true, timing);
    bot.adapter.start().get(20, TimeUnit.SECONDS);
    return bot;
  }

  public static BotOnSlack withSocket() throws Exception {
    BotOnSlack bot = notStarted(QUICK);
    bot.adapter.start().get(20, TimeUnit.SECONDS);
    bot.slack.socketMode().awaitSession();
    return bot;
  }

  public static BotOnSlack withBoth() throws Exception {
    BotOnSlack bot = new BotOnSlack(true, true, QUICK);
    bot.adapter.start().get(20, TimeUnit.SECONDS);
    bot.slack.socketMode().awaitSession();
    return bot;
  }

  /** With Socket Mode, and not started. */
  public static BotOnSlack notStarted(SlackTimeouts timing) throws Exception {
    return new BotOnSlack(true, false, timing);
  }

  /** What Slack got back for a request. */
  public record Acknowledgement(int status, String body) {
    public JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }
  }

  /** Somebody types {@code /kling-balance …}; it comes in by HTTP. */
  public Acknowledgement types(String user, String text) throws Exception {
    return send(SignedPost.form(command(user, text)));
  }

  /** Somebody types {@code /kling-watch}; it comes in by HTTP. */
  Acknowledgement typesWatch(String user, String text) throws Exception {
    return send(SignedPost.form(watch(user, text)));
  }

  /** The text of the answer to {@code /kling-watch}, whether it comes at once or later. */
  public String answerToWatch(String user, String text) throws Exception {
    return textOf(answerTo(typesWatch(user, text)));
  }

  /** Somebody types {@code /kling-watch add} and nothing else, and gets the form. */
  JsonObject isGivenTheForm(String user) throws Exception {
    Acknowledgement acknowledgement = send(SignedPost.form(watch(user, "add")));
    if (acknowledgement.status() != 200 || !acknowledgement.body().isEmpty()) {
      throw new AssertionError("not acknowledged with nothing: " + acknowledgement);
    }
    return slack.modals().next();
  }

  /** Somebody sends a form off; it comes in by HTTP. */
  Acknowledgement sendsOff(String user, JsonObject form, Map<String, String> typed)
      throws Exception {
    return send(SignedPost.form(Map.of("payload", submission(user, form, typed).toString())));
  }

  /** What Slack gets to show somebody who types into the menu of time zones of a form. */
  Acknowledgement looksForZone(String user, JsonObject form, String typed) throws Exception {
    return send(SignedPost.form(Map.of("payload", search(user, form, typed).toString())));
  }

  /** The text of the answer to somebody, whether it comes at once or later. */
  public String answerTo(String user, String text) throws Exception {
    return textOf(answerTo(types(user, text)));
  }

  /** The answer, whether it came in the acknowledgement or comes later: that is a race. */
  public JsonObject answerTo(Acknowledgement acknowledgement) throws InterruptedException {
    return acknowledgement.body().isEmpty() ? slack.nextAnswer() : acknowledgement.json();
  }

  private static String textOf(JsonObject answer) {
    return answer.get("text").getAsString();
  }

  /** Somebody asks for an account, and its answer comes later. */
  void isAskedAndAnswersLate() throws Exception {
    accounts.becomeSlow();
    types(MEMBER, "studio@example.com");
    accounts.answerNext();
  }

  /** The same through the socket. */
  public String answerThroughSocketTo(String user, String text) throws Exception {
    JsonObject payload =
        slack.socketMode().deliver("slash_commands", json(command(user, text))).payload();
    return (payload.size() == 0 ? slack.nextAnswer() : payload).get("text").getAsString();
  }

  /** Somebody presses a button; it comes in by HTTP. */
  Acknowledgement presses(String user, String code) throws Exception {
    return send(SignedPost.form(Map.of("payload", press(user, code).toString())));
  }

  /** Somebody chooses an entry of a menu; it comes in by HTTP. */
  Acknowledgement chooses(String user, String code) throws Exception {
    return send(SignedPost.form(Map.of("payload", choice(user, code).toString())));
  }

  /** A request with the right signature. */
  public Acknowledgement send(String body) throws Exception {
    return send(body, Long.toString(clock.instant().getEpochSecond()), SIGNING_SECRET);
  }

  public Acknowledgement send(String body, String timestamp, String secret) throws Exception {
    return send(SignedPost.of(body, timestamp, secret).to(events()));
  }

  public Acknowledgement send(HttpRequest request) throws Exception {
    HttpResponse<String> response = people.send(request, HttpResponse.BodyHandlers.ofString());
    return new Acknowledgement(response.statusCode(), response.body());
  }

  public URI events() {
    return URI.create("http://127.0.0.1:" + adapter.httpPort().orElseThrow() + "/slack/events");
  }

  /** What Slack sends for a slash command. */
  public Map<String, String> command(String user, String text) {
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

  /** What Slack sends for {@code /kling-watch}. */
  public Map<String, String> watch(String user, String text) {
    Map<String, String> typed = new HashMap<>(command(user, text));
    typed.put("command", "/kling-watch");
    typed.put("user_name", "anna");
    return typed;
  }

  /** What Slack sends for a form that is sent off. */
  public JsonObject submission(String user, JsonObject form, Map<String, String> typed) {
    JsonObject by = new JsonObject();
    by.addProperty("id", user);
    by.addProperty("username", "anna");
    JsonObject submission = new JsonObject();
    submission.addProperty("type", "view_submission");
    submission.add("user", by);
    submission.add("team", JsonParser.parseString("{\"id\": \"T0TEAM\"}"));
    submission.addProperty("trigger_id", slack.newTriggerId());
    submission.add("view", FakeModals.filled(form, typed));
    return submission;
  }

  /** What Slack sends while somebody types into the menu of time zones. */
  public JsonObject search(String user, JsonObject form, String typed) {
    JsonObject search =
        JsonParser.parseString(
                """
                {"type": "block_suggestion", "user": {"id": "%s"}, "team": {"id": "T0TEAM"},
                 "container": {"type": "view"}, "action_id": "kling-field:in", "block_id": "in"}
                """
                    .formatted(user))
            .getAsJsonObject();
    search.addProperty("value", typed);
    search.add("view", form);
    return search;
  }

  /** What Slack sends for a button of a message that has a table in it. */
  public JsonObject press(String user, String code) {
    return JsonParser.parseString(
            """
            {"type": "block_actions", "user": {"id": "%s"}, "team": {"id": "T0TEAM"},
             "trigger_id": "%s", "response_url": "%s",
             "container": {"type": "message", "message_ts": "%d.000500", "channel_id": "C0CHANNEL"},
             "message": {"text": "x", "blocks": [{"type": "table", "rows": [[{"type": "rich_text",
               "elements": []}]]}, {"type": "of_the_future"}]},
             "actions": [{"action_id": "kling:0", "type": "button", "value": "%s"}]}
            """
                .formatted(
                    user,
                    slack.newTriggerId(),
                    slack.newResponseUrl(),
                    clock.instant().getEpochSecond(),
                    code))
        .getAsJsonObject();
  }

  /** What Slack sends for an entry of a menu: the entry that was chosen stands in the action. */
  JsonObject choice(String user, String code) {
    JsonObject press = press(user, "");
    JsonObject action = press.getAsJsonArray("actions").get(0).getAsJsonObject();
    action.addProperty("type", "static_select");
    action.remove("value");
    action.add("selected_option", FakeModals.option("1 day", code));
    return press;
  }

  public static JsonObject json(Map<String, String> members) {
    JsonObject object = new JsonObject();
    members.forEach(object::addProperty);
    return object;
  }

  @Override
  public void close() {
    adapter.close();
    slack.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
