package bot.klingbalance.discord;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.PressedMessage;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.MiscUtil;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * What a member typed or pressed, as Discord sent it: {@code
 * docs/interactions/receiving-and-responding}, Interaction Structure.
 *
 * <p>JDA's own events are not used, since they answer for the cache: Discord hides channels from
 * the bot there, but sends every interaction as it is. Each method may throw a {@link
 * net.dv8tion.jda.api.exceptions.ParsingException}.
 */
record IncomingInteraction(DataObject payload) {
  private static final int IN_SERVER = 0;
  private static final long MAY_MANAGE_CHANNEL =
      Permission.getRaw(Permission.MANAGE_CHANNEL, Permission.ADMINISTRATOR);

  /** What was done. */
  enum Kind {
    COMMAND,
    BUTTON,
    COMPLETION,
    /** A form that was sent off. */
    FORM,
    /** Nothing that this bot offers. */
    OTHER
  }

  Kind kind() {
    return switch (payload.getInt("type", 0)) {
      case 2 -> data().getInt("type", 1) == 1 ? Kind.COMMAND : Kind.OTHER;
      case 3 -> data().getInt("component_type", 0) == 2 ? Kind.BUTTON : Kind.OTHER;
      case 4 -> Kind.COMPLETION;
      case 5 -> Kind.FORM;
      default -> Kind.OTHER;
    };
  }

  String id() {
    return payload.getString("id");
  }

  /** What the answer is authorised with. A secret for 15 minutes. */
  String token() {
    return payload.getString("token");
  }

  /** What of the interaction says which command, option or button it is. */
  DataObject data() {
    return payload.getObject("data");
  }

  String customId() {
    return data().getString("custom_id");
  }

  /** The message under which a button was pressed. */
  PressedMessage pressed() {
    String id = payload.getObject("message").getString("id");
    return new PressedMessage(id, posted(id));
  }

  /** A message's id tells when it was posted; {@code docs/reference}, Snowflakes. */
  private static Optional<Instant> posted(String message) {
    try {
      return Optional.of(TimeUtil.getTimeCreated(MiscUtil.parseSnowflake(message)).toInstant());
    } catch (NumberFormatException noSnowflake) {
      return Optional.empty();
    }
  }

  /** The server; absent in direct messages, and in conversations that the bot is no part of. */
  Optional<String> guild() {
    return payload.getInt("context", IN_SERVER) == IN_SERVER
        ? snowflake("guild_id")
        : Optional.empty();
  }

  /** Discord may leave it out. */
  Optional<Channel> channel() {
    return snowflake("channel_id").map(id -> new Channel(Platform.DISCORD, id));
  }

  Asker asker() {
    Optional<DataObject> member = payload.optObject("member");
    DataObject user = member.orElse(payload).getObject("user");
    String name = user.getString("global_name", user.getString("username", user.getString("id")));
    return new Asker(
        Platform.DISCORD,
        user.getString("id"),
        false,
        member.filter(IncomingInteraction::managesChannel).isPresent(),
        member.map(known -> known.getString("nick", name)).orElse(name),
        Optional.empty());
  }

  TypedOptions options() {
    return TypedOptions.of(data().optArray("options").orElseGet(DataArray::empty));
  }

  /** The permissions that Discord computed for the channel; what cannot be read grants nothing. */
  private static boolean managesChannel(DataObject member) {
    try {
      long granted = Long.parseUnsignedLong(member.getString("permissions", "0"));
      return (granted & MAY_MANAGE_CHANNEL) != 0;
    } catch (NumberFormatException odd) {
      return false;
    }
  }

  private Optional<String> snowflake(String member) {
    return Optional.ofNullable(payload.getString(member, null)).filter(id -> !id.equals("0"));
  }
}
