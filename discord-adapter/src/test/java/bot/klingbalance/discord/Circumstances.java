package bot.klingbalance.discord;

import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where members may be when they type or press something, other than in a channel of a server. */
final class Circumstances {
  /** A server of somebody else. */
  static final String STRANGERS = "820000000000000001";

  private static final String THREAD = "800000000000000077";

  private Circumstances() {}

  /** In a server of somebody else, where the commands are installed. */
  static void amongStrangers(ObjectNode event) {
    event.put("guild_id", STRANGERS).put("channel_id", Guilds.channelOf(STRANGERS));
    event.withObjectProperty("guild").put("id", STRANGERS);
    event.set("channel", Guilds.inServer(STRANGERS).put("permissions", "2147483647"));
    event.putObject("authorizing_integration_owners").put("0", STRANGERS);
  }

  /** In a thread of the channel. */
  static void inThread(ObjectNode event) {
    event.put("channel_id", THREAD);
    event
        .withObjectProperty("channel")
        .put("id", THREAD)
        .put("type", 11)
        .put("parent_id", Guilds.channelOf(DiscordStandIn.GUILD))
        .put("owner_id", Guilds.MEMBER)
        .putObject("thread_metadata")
        .put("archived", false)
        .put("locked", false)
        .put("auto_archive_duration", 60)
        .put("archive_timestamp", "2025-01-01T00:00:00Z");
  }

  /**
   * Who installed the bot for themselves.
   *
   * @param context 1 for a direct message with the bot, 2 for any other conversation
   */
  static void outsideOfServers(ObjectNode event, int context) {
    event.put("context", context).remove(List.of("guild_id", "guild"));
    event.set("user", event.remove("member").get("user"));
    event.withObjectProperty("channel").put("type", 1).remove("guild_id");
    event.putObject("authorizing_integration_owners").put("1", Guilds.MEMBER);
  }
}
