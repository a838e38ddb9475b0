package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;

/**
 * Discord, on loopback: its REST interface and its gateway, with what they refuse. Members do
 * things here by methods, and what the bot makes of it can be waited for.
 */
public final class DiscordStandIn implements AutoCloseable {
  public static final String TOKEN = "stand-in-token";
  public static final String GUILD = "800000000000000001";

  private final Guilds guilds = new Guilds(GUILD);
  private final Gateway gateway;
  private volatile Consumer<ObjectNode> circumstances = event -> {};
  private final RestApi rest;

  private DiscordStandIn(Clock clock) throws IOException {
    this.gateway = new Gateway(TOKEN, guilds);
    this.rest = new RestApi(TOKEN, gateway::url, guilds, clock);
  }

  /** Where no time passes. */
  public static DiscordStandIn open() {
    return open(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** Where a nonce is known for some minutes by {@code clock}. */
  public static DiscordStandIn open(Clock clock) {
    try {
      DiscordStandIn discord = new DiscordStandIn(clock);
      discord.gateway.start();
      return discord;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public String apiUrl() {
    return rest.url();
  }

  /** Where its gateway listens. */
  public String gatewayUrl() {
    return gateway.local();
  }

  /** From now on its gateway is named by another address, which leads there. */
  public void gatewayIsReachedAt(String address) {
    gateway.isReachedAt(address);
  }

  // What members do.

  public Interaction types(String email) {
    ObjectNode data = commandData();
    if (!email.isEmpty()) {
      data.withArrayProperty("options")
          .addObject()
          .put("type", 3)
          .put("name", "email")
          .put("value", email);
    }
    return happens(2, data);
  }

  /** Somebody asks for a balance, with so many days in its picture. */
  public Interaction types(String email, int days) {
    ObjectNode data = commandData();
    if (!email.isEmpty()) {
      option(data, 3, "email").put("value", email);
    }
    option(data, 4, "days").put("value", days);
    return happens(2, data);
  }

  /** Somebody asks what was spent, on one account or on all of them. */
  public Interaction usage(String email) {
    ObjectNode data = commandData().put("name", "kling-usage");
    if (!email.isEmpty()) {
      option(data, 3, "email").put("value", email);
    }
    return happens(2, data);
  }

  private static ObjectNode option(ObjectNode data, int type, String name) {
    return data.withArrayProperty("options").addObject().put("type", type).put("name", name);
  }

  /**
   * Somebody uses a subcommand of {@code /kling-watch}.
   *
   * @param options a name and its value, one after the other
   */
  public Interaction watches(String subcommand, String... options) {
    ObjectNode data = commandData().put("name", "kling-watch");
    ObjectNode chosen =
        data.withArrayProperty("options").addObject().put("type", 1).put("name", subcommand);
    for (int i = 0; i < options.length; i += 2) {
      chosen
          .withArrayProperty("options")
          .addObject()
          .put("type", options[i].equals("number") ? 4 : 3)
          .put("name", options[i])
          .put("value", options[i + 1]);
    }
    return happens(2, data);
  }

  public Interaction beginsToType(String part) {
    ObjectNode data = commandData();
    data.withArrayProperty("options")
        .addObject()
        .put("type", 3)
        .put("name", "email")
        .put("value", part)
        .put("focused", true);
    return happens(4, data);
  }

  public Interaction presses(String message, String customId) {
    ObjectNode event =
        interaction(3, Json.object().put("component_type", 2).put("custom_id", customId));
    ObjectNode pressed = event.putObject("message").put("id", message).put("flags", 64);
    pressed.put("type", 0).put("channel_id", Guilds.channelOf(GUILD)).put("content", "");
    pressed.set("author", Guilds.bot());
    return happens(event);
  }

  /** Somebody sends off a form that the bot opened, with these values by the names of fields. */
  public Interaction sendsOff(JsonNode modal, Map<String, String> values) {
    ObjectNode data = Json.object().put("custom_id", modal.path("custom_id").asText());
    for (JsonNode label : modal.path("components")) {
      JsonNode field = label.path("component");
      String name = field.path("custom_id").asText();
      ObjectNode sent = data.withArrayProperty("components").addObject().put("type", 18);
      ObjectNode component =
          sent.putObject("component")
              .put("type", field.path("type").asInt())
              .put("custom_id", name);
      String value = values.getOrDefault(name, "");
      if (field.path("type").asInt() == 3) {
        Stream.of(value.split(" ", -1)).forEach(component.putArray("values")::add);
      } else {
        component.put("value", value);
      }
    }
    return happens(5, data);
  }

  /** From now on what members do happens in other circumstances than in a channel of a server. */
  public void members(Consumer<ObjectNode> changes) {
    circumstances = changes;
  }

  // What the servers are.

  public void hasServer(String id) {
    guilds.add(id);
  }

  /** One more channel of {@link #GUILD}; its kind is a number: docs/resources/channel. */
  public void hasChannel(String id, int kind, String name) {
    hasChannel(id, kind, name, channel -> {});
  }

  /** The same with more to it, such as a thread's metadata. */
  public void hasChannel(String id, int kind, String name, Consumer<ObjectNode> more) {
    ObjectNode channel = Guilds.inServer(GUILD).put("id", id).put("type", kind).put("name", name);
    more.accept(channel);
    guilds.addChannel(channel);
  }

  /** One more thread of the server's channel. */
  public void hasThread(String id, boolean isArchived, boolean isLocked) {
    hasChannel(
        id,
        11,
        "nightly",
        channel -> {
          channel.put("parent_id", Guilds.channelOf(GUILD)).remove("permission_overwrites");
          channel.putObject("thread_metadata").put("archived", isArchived).put("locked", isLocked);
        });
  }

  public void hidesChannels() {
    guilds.haveChannels(guild -> Stream.of(Guilds.hidden(guild, 0)));
  }

  /** A hidden voice channel, of which not even the bit rate is told. */
  public void hidesVoiceChannels() {
    guilds.haveChannels(guild -> Stream.of(Guilds.hidden(guild, 2)));
  }

  public void tellsOfNoChannels() {
    guilds.haveChannels(guild -> Stream.of());
  }

  /** Whether strangers may invite the bot. */
  public void isPublic(boolean isPublic) {
    rest.isPublic(isPublic);
  }

  // What the line does.

  /** The next of {@code identify}, {@code resume}, {@code heartbeat} and {@code gone}. */
  public String nextAtGateway() {
    return gateway.nextEvent();
  }

  /** Waits until {@code event} happened at the gateway. */
  public void awaitAtGateway(String event) {
    while (!gateway.nextEvent().equals(event)) {
      // The others are not asked for.
    }
  }

  /** What happened at the gateway until now is waited for no more. */
  public void forgetsWhatHappenedAtTheGateway() {
    gateway.forgetEvents();
  }

  /** How many sessions were open at the same time, at most. */
  public int mostSessionsAtOnce() {
    return gateway.mostAtOnce();
  }

  /** How many sessions have begun: each is an IDENTIFY. */
  public int sessionsBegun() {
    return gateway.begun();
  }

  /** Names the address at which sessions that begin from now on are to be resumed. */
  public void namesToResumeAt(String url) {
    gateway.resumesAt(url);
  }

  /** From now on it would have the servers spread over so many sessions. */
  public void recommendsShards(int shards) {
    rest.recommendsShards(shards);
  }

  /**
   * From now on it takes no session of fewer shards: docs/topics/opcodes-and-status-codes, 4011.
   */
  public void requiresShards(int shards) {
    rest.recommendsShards(shards);
    gateway.requiresShards(shards);
  }

  /** The shards that have an open session, each as {@code 0 of 3}, in order. */
  public List<String> openShards() {
    return gateway.openShards();
  }

  public void cutsTheLine() {
    gateway.cut();
  }

  public void asksToReconnect() {
    gateway.askToReconnect();
  }

  public void invalidatesTheSession(boolean resumable) {
    if (!resumable) {
      gateway.forgetSessions();
    }
    gateway.invalidate(resumable);
  }

  public void forgetsSessions() {
    gateway.forgetSessions();
  }

  public void closesWith(int code) {
    gateway.close(code);
  }

  // What the interface does.

  public void answersNext(String request, int status, JsonNode body, Map<String, String> headers) {
    rest.script(request, RestApi.Answer.of(status, body, headers), false);
  }

  /** The next fitting request is answered by something on the way, with a page of HTML. */
  public void isKeptFromAnsweringNext(String request, int status) {
    rest.script(request, RestApi.Answer.html(status), false);
  }

  /** The next fitting request does what it is to do, and gets another answer. */
  public void actsButAnswersNext(String request, int status, JsonNode body) {
    rest.script(request, RestApi.Answer.of(status, body), true);
  }

  /** The next fitting request does what it is to do, and gets no answer at all. */
  public void actsButIsSilentNext(String request) {
    rest.script(request, RestApi.Answer.NONE, true);
  }

  public void isWatchedBy(PostWitness witness) {
    rest.isWatchedBy(witness);
  }

  /** From now on an acknowledgement comes too late three seconds after what it belongs to. */
  public void isPunctual() {
    rest.isPunctual();
  }

  /** So many sessions may be begun until tomorrow. */
  public void sessionsLeft(int left) {
    rest.sessionsLeft(left);
  }

  public void interactionsAreOlderBy(Duration age) {
    rest.age(age);
  }

  public void letsTheBot(Permission... permissions) {
    guilds.botMay(permissions);
  }

  /** All that it takes to post. */
  public void letsTheBotPost() {
    letsTheBot(
        Permission.VIEW_CHANNEL,
        Permission.MESSAGE_SEND,
        Permission.MESSAGE_EMBED_LINKS,
        Permission.MESSAGE_ATTACH_FILES,
        Permission.MESSAGE_HISTORY);
  }

  /** The same, and in threads too. */
  public void letsTheBotPostInThreads() {
    letsTheBot(
        Permission.VIEW_CHANNEL,
        Permission.MESSAGE_SEND,
        Permission.MESSAGE_SEND_IN_THREADS,
        Permission.MESSAGE_EMBED_LINKS,
        Permission.MESSAGE_ATTACH_FILES,
        Permission.MESSAGE_HISTORY);
  }

  /** The same as with permissions, for those who do not know the library. */
  public void forbidsTheBotInChannels(String permission) {
    forbidsTheBotInChannels(Permission.valueOf(permission));
  }

  /** From now on the bot may in the channels what its role may. */
  public void forbidsTheBotNothingInChannels() {
    forbidsTheBotInChannels(new Permission[0]);
  }

  /** Permissions that the bot's role has, but not in the channels. */
  public void forbidsTheBotInChannels(Permission... permissions) {
    guilds.botMayNotInChannels(permissions);
  }

  /** Waits until so many requests came that fit. */
  public void awaitRequests(String pattern, int count) {
    rest.await(pattern, count);
  }

  public List<String> requests() {
    return rest.requests();
  }

  /** Registered for a server's id or {@code global}. */
  public JsonNode commands(String place) {
    return rest.commands(place);
  }

  public int messages() {
    return rest.messages().size();
  }

  /** How many messages stand in a channel. */
  public long messagesIn(String channel) {
    return rest.messages().values().stream()
        .filter(message -> message.path("channel_id").asText().equals(channel))
        .count();
  }

  /** What stands in a channel. */
  public List<JsonNode> standingIn(String channel) {
    return rest.messages().values().stream()
        .filter(message -> message.path("channel_id").asText().equals(channel))
        .map(JsonNode.class::cast)
        .toList();
  }

  /** Somebody else writes into a channel. */
  public void somebodyWrites(String channel, String text) {
    rest.somebodyWrites(channel, text);
  }

  /** A message as it stands in its channel. */
  public JsonNode message(String id) {
    return rest.messages().getOrDefault(id, Json.object());
  }

  /** For load: keeps nothing that grows. */
  public void keepsNoRecords() {
    rest.recordNothing();
    gateway.keepNothing();
  }

  /** For load with a line that is cut: keeps of its records only what may have to be resumed. */
  public void keepsNoRecordsButForResuming() {
    rest.recordNothing();
  }

  public void forgets(Interaction interaction) {
    rest.forget(interaction);
  }

  @Override
  public void close() {
    rest.close();
    try {
      gateway.stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something happens that is written in any way; what comes of it is not waited for. */
  public void happens(JsonNode event) {
    gateway.dispatch("INTERACTION_CREATE", event);
  }

  /** How it is written that somebody does something: a command, a press, or the like. */
  public String asWritten(int type, String data) {
    ObjectNode event =
        interaction(type, (ObjectNode) Json.parse(data)).put("token", "nobody-waits");
    event.putObject("message").put("id", "77").put("flags", 64);
    return event.toString();
  }

  private static ObjectNode commandData() {
    return Json.object()
        .put("type", 1)
        .put("id", "600000000000000001")
        .put("name", "kling-balance");
  }

  private Interaction happens(int type, ObjectNode data) {
    return happens(interaction(type, data));
  }

  private Interaction happens(ObjectNode event) {
    circumstances.accept(event);
    Interaction interaction = new Interaction(event.path("id").asText());
    rest.expect(interaction);
    gateway.dispatch("INTERACTION_CREATE", event.put("token", interaction.token()));
    return interaction;
  }

  private ObjectNode interaction(int type, ObjectNode data) {
    ObjectNode event =
        Json.object()
            .put("id", Long.toString(rest.nextId()))
            .put("application_id", Guilds.APPLICATION)
            .put("type", type)
            .put("version", 1)
            .put("guild_id", GUILD)
            .put("channel_id", Guilds.channelOf(GUILD))
            .put("locale", "en-GB")
            .put("guild_locale", "en-GB")
            .put("context", 0)
            .put("app_permissions", Long.toString(guilds.inChannels()));
    event.putObject("authorizing_integration_owners").put("0", GUILD);
    event.putObject("guild").put("id", GUILD).put("locale", "en-GB").putArray("features");
    event.set("channel", Guilds.inServer(GUILD).put("permissions", "2147483647"));
    event.set("member", Guilds.member());
    event.putArray("entitlements");
    event.set("data", data);
    return event;
  }
}
