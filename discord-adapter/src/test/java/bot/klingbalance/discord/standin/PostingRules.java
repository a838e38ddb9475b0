package bot.klingbalance.discord.standin;

import bot.klingbalance.discord.standin.RestApi.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/**
 * Where Discord lets a bot post, and what: docs/topics/permissions, docs/resources/channel and
 * docs/topics/opcodes-and-status-codes.
 */
final class PostingRules {
  private static final Set<Integer> WITH_MESSAGES = Set.of(0, 2, 5, 10, 11, 12, 13);
  private static final Set<Integer> THREADS = Set.of(10, 11, 12);
  private static final Set<Integer> VOICE = Set.of(2, 13);
  private static final Set<Integer> OF_POSTS = Set.of(15, 16);

  private final Guilds guilds;

  PostingRules(Guilds guilds) {
    this.guilds = guilds;
  }

  /** Whether it is a private thread that the bot is not in. */
  static boolean isClosed(JsonNode channel) {
    return channel.path("type").asInt() == 12 && !channel.has("member");
  }

  /** Why an edit is refused there, if it is: it does not open a thread. */
  Optional<Answer> refusalOfEdit(JsonNode channel, JsonNode message) {
    return refusal(channel, message)
        .or(
            () ->
                channel.path("thread_metadata").path("archived").asBoolean()
                    ? Optional.of(Answer.error(400, 50083, "Thread is archived"))
                    : Optional.empty());
  }

  /** Why a message is refused there, if it is. */
  Optional<Answer> refusal(JsonNode channel, JsonNode message) {
    int type = channel.path("type").asInt();
    boolean isThread = THREADS.contains(type);
    boolean hears = !VOICE.contains(type) || guilds.mayInChannels(Permission.VOICE_CONNECT);
    if (!guilds.mayInChannels(Permission.VIEW_CHANNEL) || !hears || isClosed(channel)) {
      return Optional.of(Answer.error(403, 50001, "Missing Access"));
    }
    if (OF_POSTS.contains(type)) {
      return Optional.of(Answer.error(400, 50035, "Invalid Form Body"));
    }
    if (!WITH_MESSAGES.contains(type)) {
      return Optional.of(Answer.error(400, 50008, "Cannot send messages in a non-text channel"));
    }
    if (channel.path("thread_metadata").path("locked").asBoolean()
        && !guilds.mayInChannels(Permission.MANAGE_THREADS)) {
      return Optional.of(Answer.error(403, 160005, "Thread is locked"));
    }
    boolean maySend =
        guilds.mayInChannels(
            isThread ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
    boolean mayForm =
        (message.path("embeds").isEmpty() || guilds.mayInChannels(Permission.MESSAGE_EMBED_LINKS))
            && (message.path("attachments").isEmpty()
                || guilds.mayInChannels(Permission.MESSAGE_ATTACH_FILES));
    return maySend && mayForm
        ? Optional.empty()
        : Optional.of(Answer.error(403, 50013, "Missing Permissions"));
  }
}
