package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;

/** The servers that the bot is in, each with one channel. */
public final class Guilds {
  public static final String APPLICATION = "700000000000000001";
  public static final String BOT = "700000000000000002";
  public static final String MEMBER = "700000000000000003";

  private final List<String> ids;
  private volatile Function<String, Stream<ObjectNode>> channels = id -> Stream.of(inServer(id));
  private volatile long permissions =
      Permission.getRaw(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY);
  private final Map<String, ObjectNode> others = new ConcurrentHashMap<>();

  Guilds(String... ids) {
    this.ids = new CopyOnWriteArrayList<>(List.of(ids));
  }

  private volatile long denied;

  /** The id of the channel of a server. */
  public static String channelOf(String guild) {
    return guild.substring(0, guild.length() - 1) + "5";
  }

  void add(String id) {
    ids.add(id);
  }

  /** What the gateway tells of a server's channels from now on. */
  void haveChannels(Function<String, Stream<ObjectNode>> told) {
    channels = told;
  }

  /** How a channel arrives that the bot may not view: docs/resources/channel. */
  static ObjectNode hidden(String guild, int type) {
    ObjectNode channel = inServer(guild);
    channel.put("type", type).put("name", "___hidden___").put("flags", 1 << 17);
    channel
        .withArrayProperty("permission_overwrites")
        .addObject()
        .put("id", guild)
        .put("type", 0)
        .put("allow", "0")
        .put("deny", Long.toString(Permission.VIEW_CHANNEL.getRawValue()));
    return channel;
  }

  void botMay(Permission... allowed) {
    permissions = Permission.getRaw(allowed);
  }

  /** In the channels, whatever the bot may elsewhere. */
  void botMayNotInChannels(Permission... forbidden) {
    denied = Permission.getRaw(forbidden);
  }

  /** A server as REST tells of it. */
  Optional<ObjectNode> server(String id) {
    return ids.stream().filter(id::equals).findFirst().map(this::guild);
  }

  /** A channel as REST tells of it to a bot that may see it. */
  Optional<ObjectNode> seenChannel(String id) {
    return ids.stream()
        .filter(guild -> channelOf(guild).equals(id))
        .findFirst()
        .map(Guilds::inServer)
        .or(() -> Optional.ofNullable(others.get(id)).map(ObjectNode::deepCopy))
        .map(this::shown);
  }

  /** One more channel or thread, beside the one of its server. */
  void addChannel(ObjectNode channel) {
    others.put(channel.path("id").asText(), channel);
  }

  /** A message that is posted in an archived thread opens it again. */
  void opens(String id) {
    Optional.ofNullable(others.get(id))
        .filter(channel -> channel.has("thread_metadata"))
        .ifPresent(channel -> channel.withObjectProperty("thread_metadata").put("archived", false));
  }

  boolean isChannelHidden() {
    return !mayInChannels(Permission.VIEW_CHANNEL);
  }

  boolean mayInChannels(Permission permission) {
    return (inChannels() & permission.getRawValue()) != 0;
  }

  /** What the bot may do in the channels: docs/topics/permissions. */
  long inChannels() {
    boolean mayAll = (permissions & Permission.ADMINISTRATOR.getRawValue()) != 0;
    return mayAll ? Permission.getRaw(Permission.values()) : permissions & ~denied;
  }

  /** The bot as a member of a server, as REST tells of it. */
  static ObjectNode self() {
    ObjectNode self = Json.object().put("joined_at", "2025-01-01T00:00:00Z");
    self.put("deaf", false).put("mute", false).set("user", bot());
    self.putArray("roles");
    return self;
  }

  Stream<ObjectNode> all() {
    return ids.stream().map(this::guild);
  }

  ObjectNode ready(String session, String url, Predicate<String> isTold) {
    ObjectNode ready =
        Json.object().put("v", 10).put("session_id", session).put("resume_gateway_url", url);
    ready.set("user", bot());
    ready.putObject("application").put("id", APPLICATION).put("flags", 0);
    ready.putArray("private_channels");
    var guilds = ready.putArray("guilds");
    ids.stream()
        .filter(isTold)
        .forEach(id -> guilds.addObject().put("id", id).put("unavailable", true));
    return ready;
  }

  static ObjectNode bot() {
    return Json.object()
        .put("id", BOT)
        .put("username", "Kling Balance")
        .put("discriminator", "0")
        .put("bot", true);
  }

  public static ObjectNode inServer(String guild) {
    ObjectNode channel =
        Json.object()
            .put("id", channelOf(guild))
            .put("guild_id", guild)
            .put("type", 0)
            .put("name", "renders")
            .put("position", 0);
    channel.putArray("permission_overwrites");
    return channel;
  }

  static ObjectNode member() {
    ObjectNode member = Json.object().put("joined_at", "2025-01-01T00:00:00Z");
    member.put("permissions", "2147483647").put("deaf", false).put("mute", false);
    member.putArray("roles");
    member.putObject("user").put("id", MEMBER).put("username", "someone").put("discriminator", "0");
    return member;
  }

  /** Threads have no overwrites of their own. */
  private ObjectNode shown(ObjectNode channel) {
    if (channel.has("thread_metadata")) {
      return channel;
    }
    channel
        .withArrayProperty("permission_overwrites")
        .addObject()
        .put("id", BOT)
        .put("type", 1)
        .put("allow", "0")
        .put("deny", Long.toString(denied));
    return channel;
  }

  private ObjectNode guild(String id) {
    ObjectNode guild =
        Json.object()
            .put("id", id)
            .put("name", "Studio")
            .put("owner_id", MEMBER)
            .put("unavailable", false)
            .put("afk_timeout", 300)
            .put("member_count", 2);
    guild
        .putArray("roles")
        .addObject()
        .put("id", id)
        .put("name", "@everyone")
        .put("permissions", Long.toString(permissions))
        .put("position", 0)
        .put("color", 0)
        .put("hoist", false)
        .put("managed", false)
        .put("mentionable", false)
        .putObject("colors")
        .put("primary_color", 0);
    guild.putArray("channels").addAll(channels.apply(id).toList());
    guild.putArray("members").add(self());
    Stream.of("threads", "guild_scheduled_events", "emojis", "voice_states", "presences")
        .forEach(guild::putArray);
    return guild;
  }
}
