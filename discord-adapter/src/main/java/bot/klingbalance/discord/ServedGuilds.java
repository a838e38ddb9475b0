package bot.klingbalance.discord;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says in which servers the bot answers. */
final class ServedGuilds {
  private static final ChatMessage SERVERS_ONLY =
      sentence("The bot answers in a server only, not in direct messages.");
  private static final ChatMessage NOT_SERVED =
      sentence(
          "This bot does not serve this server. Whoever runs the bot says in its settings"
              + " (discord.guilds) which ones it serves.");
  private static final ChatMessage NOT_JOINED =
      sentence("The bot answers only in servers that it has joined, and not in this one.");

  private final List<String> named;

  /**
   * The servers of the settings.
   *
   * @param named their ids; empty: all that the bot is in
   */
  ServedGuilds(List<String> named) {
    this.named = List.copyOf(named);
  }

  /**
   * What the asker is told instead of an answer, where none is given. A server may have the
   * commands without the bot: whoever manages one can install them there, and nobody who runs the
   * bot sees it.
   *
   * @param isJoined whether the bot is in the server with that id
   */
  Optional<ChatMessage> refusal(IncomingInteraction interaction, Predicate<String> isJoined) {
    Optional<String> guild = interaction.guild();
    if (guild.isEmpty() || interaction.channel().isEmpty()) {
      return Optional.of(SERVERS_ONLY);
    }
    if (!named.isEmpty()) {
      return named.contains(guild.get()) ? Optional.empty() : Optional.of(NOT_SERVED);
    }
    return isJoined.test(guild.get()) ? Optional.empty() : Optional.of(NOT_JOINED);
  }

  private static ChatMessage sentence(String words) {
    return ChatMessage.sentence(Tone.NEUTRAL, Text.of("Kling balance"), Text.of(words));
  }
}
