package bot.klingbalance.download;

import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.slack.standin.FakeSlack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Stand-ins of Slack, Discord and useapi.net, and somebody on both chats who asks. */
final class BothChats implements AutoCloseable {
  /** So many that none of them asks more than the bot answers a person. */
  private static final int MEMBERS = 500;

  private static final int DISCORD_DEFERRED = 5;

  private static final String ANSWER =
      """
      {"email": "%s", "maxJobs": 5,
       "session": {"userId": "user12345", "ExpireTimeUTC": "2131-01-01T00:00:00.000Z"},
       "balance": {"points": [{"orderId": "1", "type": "plan", "amount": 660000, "balance": 420000,
                               "startTime": 1795510800000, "endTime": 4924988400000}],
                   "tickets": [], "nextApplyTime": 4924988400000, "total": 420000}}
      """;

  private final MockWebServer useApi = new MockWebServer();
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final DiscordStandIn discord = DiscordStandIn.open(Clock.systemUTC());
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Opens them.
   *
   * @param accounts those that useapi.net has
   * @param millis how long it takes for an account
   */
  BothChats(List<String> accounts, int millis) throws Exception {
    for (int i = 0; i < MEMBERS; i++) {
      String member = onSlack(i);
      slack.hasUser(member, "{\"id\":\"%s\",\"team_id\":\"%s\"}".formatted(member, FakeSlack.TEAM));
    }
    discord.members(event -> ((ObjectNode) event.at("/member/user")).put("id", onDiscord()));
    useApi.setDispatcher(new Answers(accounts, millis));
    useApi.start();
  }

  /** What the program is to be told to find them, and to serve no report of its health. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("USEAPI_TOKEN", "user:1234-token-of-the-tests");
    environment.put("USEAPI_BASE_URL", "http://127.0.0.1:%d/v1/kling".formatted(useApi.getPort()));
    environment.put("SLACK_BOT_TOKEN", "xoxb-bot-token-of-the-tests");
    environment.put("SLACK_APP_TOKEN", "xapp-app-token-of-the-tests");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_API_URL", discord.apiUrl());
    environment.put("HEALTH_PORT", "0");
    return environment;
  }

  FakeSlack slack() {
    return slack;
  }

  /** Waits until the bot has a session on Slack. */
  void awaitOnSlack() throws InterruptedException {
    slack.socketMode().awaitSession();
  }

  /** Waits until the bot has a session on Discord. */
  void awaitOnDiscord() {
    discord.awaitAtGateway("identify");
  }

  /** Waits until the bot's commands are known to Discord. */
  void awaitCommandsOnDiscord() {
    discord.awaitRequests("PUT applications/\\d+/commands", 1);
  }

  /** Somebody asks through Socket Mode; returns what they read, be it at once or later. */
  String balanceOnSlack(String account) throws InterruptedException {
    return onSlack("/kling-balance", account);
  }

  /**
   * Somebody uses a command through Socket Mode; returns what they read, be it at once or later.
   */
  String onSlack(String typedCommand, String text) throws InterruptedException {
    JsonObject command = new JsonObject();
    typed(text).forEach(command::addProperty);
    command.addProperty("command", typedCommand);
    JsonObject atOnce = slack.socketMode().deliver("slash_commands", command).payload();
    return (atOnce.size() == 0 ? slack.nextAnswer() : atOnce).toString();
  }

  /** The members of a command as Slack sends it. */
  Map<String, String> typed(String account) {
    return Map.of(
        "command",
        "/kling-balance",
        "text",
        account,
        "user_id",
        onSlack(asked.getAndIncrement() % MEMBERS),
        "user_name",
        "anna",
        "channel_id",
        FakeSlack.CHANNEL,
        "team_id",
        FakeSlack.TEAM,
        "trigger_id",
        slack.newTriggerId(),
        "response_url",
        slack.newResponseUrl());
  }

  /** Somebody asks; returns the answer's message, be it at once or later. */
  JsonNode balanceOnDiscord(String account) {
    return answer(discord.types(account));
  }

  /** What was spent on the account, as they read it on Discord. */
  JsonNode usageOnDiscord(String account) {
    return answer(discord.usage(account));
  }

  /** The channel's watches, as they read them on Discord. */
  JsonNode watchesOnDiscord() {
    return answer(discord.watches("list"));
  }

  private static JsonNode answer(Interaction asked) {
    JsonNode first = asked.callback().body();
    return first.path("type").asInt() == DISCORD_DEFERRED ? asked.edit() : first.path("data");
  }

  private static String onSlack(int number) {
    return "U0MEMBER" + number;
  }

  private String onDiscord() {
    return Long.toString(700_000_000_000_000_000L + asked.getAndIncrement() % MEMBERS);
  }

  @Override
  public void close() {
    useApi.close();
    slack.close();
    discord.close();
  }

  /** A useapi.net that has the same to say of each account. */
  private static final class Answers extends Dispatcher {
    private final String list;
    private final int millis;

    Answers(List<String> accounts, int millis) {
      this.list =
          accounts.stream()
              .map(account -> "\"%s\": %s".formatted(account, ANSWER.formatted(account)))
              .collect(Collectors.joining(",", "{", "}"));
      this.millis = millis;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      List<String> path = request.getUrl().pathSegments();
      String asked = path.get(path.size() - 1);
      MockResponse.Builder answer =
          new MockResponse.Builder().addHeader("Content-Type", "application/json");
      return asked.equals("accounts")
          ? answer.body(list).build()
          : answer
              .body(ANSWER.formatted(asked))
              .headersDelay(millis, TimeUnit.MILLISECONDS)
              .build();
    }
  }
}
