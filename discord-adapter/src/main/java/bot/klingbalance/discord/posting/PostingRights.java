package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Limited;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.message.Text;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * What the bot may do in a channel of that kind: {@code docs/resources/channel} and {@code
 * docs/topics/permissions}. Pure.
 *
 * @param name foreign text
 * @param isKnownToTakeNone whether it is of a kind that takes no messages, and that JDA has no name
 *     for
 * @param isArchived whether it is a thread that the next message opens again
 * @param isLocked whether it is a thread that only those who manage threads post in
 */
record PostingRights(
    Channel channel,
    String name,
    ChannelType type,
    boolean isKnownToTakeNone,
    boolean isArchived,
    boolean isLocked,
    Set<Permission> granted) {
  /** Stores, which are gone, and directories: {@code docs/resources/channel}, Channel Types. */
  private static final Set<Integer> TAKE_NONE = Set.of(6, 14);

  /** Without these a message arrives all the same, in a lesser form. */
  private static final Set<Permission> OF_FORM =
      EnumSet.of(Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ATTACH_FILES);

  private static final String WITHOUT_HISTORY =
      "The bot may post in #%s, but not read what it posted there: a warning that Discord leaves unanswered waits until late in the evening rather than come twice. Give the bot's role the permission Read Message History in the settings of the channel.";

  /**
   * The rights in a channel.
   *
   * @param found the channel as Discord shows it, also in part
   * @param granted with the overwrites of the channel
   */
  static PostingRights of(Channel channel, DataObject found, Set<Permission> granted) {
    int type = found.getInt("type", ChannelType.TEXT.getId());
    DataObject thread = found.optObject("thread_metadata").orElseGet(DataObject::empty);
    return new PostingRights(
        channel,
        Text.foreign(found.getString("name", channel.id())),
        ChannelType.fromId(type),
        TAKE_NONE.contains(type),
        thread.getBoolean("archived", false),
        thread.getBoolean("locked", false),
        granted.contains(Permission.ADMINISTRATOR) ? EnumSet.allOf(Permission.class) : granted);
  }

  /** What is missing for messages in full, in the order of Discord's settings. */
  Set<Permission> missing() {
    Set<Permission> missing = EnumSet.copyOf(DiscordPort.PERMISSIONS);
    if (type.isThread()) {
      missing.remove(Permission.MESSAGE_SEND);
      missing.add(Permission.MESSAGE_SEND_IN_THREADS);
    }
    if (type.isAudio()) {
      missing.add(Permission.VOICE_CONNECT);
    }
    missing.removeAll(granted);
    return missing;
  }

  boolean lacks(Permission permission) {
    return !granted.contains(permission);
  }

  /** The same for people. */
  PostAccess access() {
    if (type == ChannelType.PRIVATE || type == ChannelType.GROUP) {
      return ofConversation();
    }
    if (isKnownToTakeNone) {
      return new Denied("A channel of this kind takes no messages. Watch a text channel.");
    }
    return switch (type) {
      case FORUM -> new Denied(ErrorCodes.inPostsOnly("A forum"));
      case MEDIA -> new Denied(ErrorCodes.inPostsOnly("A media channel"));
      case CATEGORY -> new Denied("A category takes no messages. Watch a text channel in it.");
      case UNKNOWN ->
          new Unknown(
              "It is a channel of a kind that this version of the bot does not know.", false);
      default -> ofMessages();
    };
  }

  private PostAccess ofMessages() {
    Set<Permission> missing = missing();
    if (!OF_FORM.containsAll(missing)) {
      return new Denied(ErrorCodes.missingPermissions(channel, names(missing)).remedy());
    }
    if (isLocked && lacks(Permission.MANAGE_THREADS)) {
      return new Denied(ErrorCodes.lockedThread().remedy());
    }
    if (lacks(Permission.MESSAGE_EMBED_LINKS)) {
      return limited("only as text", missing);
    }
    if (!missing.isEmpty()) {
      return limited("without pictures", missing);
    }
    if (isArchived) {
      return new Limited(
          "The thread #%s is archived. The next warning opens it again.".formatted(name));
    }
    return lacks(Permission.MESSAGE_HISTORY)
        ? new Limited(WITHOUT_HISTORY.formatted(name))
        : new Granted("The bot may post in #%s.".formatted(name));
  }

  private Limited limited(String how, Set<Permission> missing) {
    return new Limited(
        "The bot may post in #%s, but %s. Give the bot's role the permission %s in the settings of the channel."
            .formatted(name, how, names(missing)));
  }

  private Unknown ofConversation() {
    return new Unknown(
        "It is a conversation with one person, which cannot be looked at. kling-balance-bot doctor --send-test %s shows whether the bot may post there."
            .formatted(channel),
        false);
  }

  private static String names(Set<Permission> permissions) {
    return permissions.stream().map(Permission::getName).collect(Collectors.joining(", "));
  }
}
