package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/** What an answer of Discord means: {@code docs/topics/opcodes-and-status-codes}, JSON codes. */
final class ErrorCodes {
  private final MissingPermissions missing;

  ErrorCodes(MissingPermissions missing) {
    this.missing = missing;
  }

  PostResult of(Channel channel, DiscordResponse answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return answer
          .id()
          .<PostResult>map(id -> new Posted(new PostedMessage(channel, id)))
          .orElse(new RetryAfter(Duration.ZERO, true, "Discord confirmed without a message's id"));
    }
    if (status == 429) {
      return new RetryAfter(
          answer.retryAfter().orElse(Duration.ZERO),
          false,
          answer.global() ? "Discord's global rate limit" : "Discord's rate limit of this channel");
    }
    if (status >= 500 || status == 408) {
      return new RetryAfter(Duration.ZERO, true, "Discord answered with status " + status);
    }
    return refused(channel, answer);
  }

  /** No answer at all: without a connection nothing has arrived, otherwise who knows. */
  static RetryAfter unanswered(IOException failure) {
    boolean neverLeft =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return new RetryAfter(
        Duration.ZERO, !neverLeft, "Discord did not answer: " + failure.getClass().getSimpleName());
  }

  static Refused unknownChannel(Channel channel) {
    return new Refused(
        "10003",
        "Discord knows no channel %s: it was deleted, or its id is wrong. Remove what is posted there, or name another channel."
            .formatted(channel.id()));
  }

  private Refused refused(Channel channel, DiscordResponse answer) {
    int code = answer.code().orElse(0);
    if (answer.status() == 401 || code == 40001) {
      return new Refused(
          code == 0 ? "401" : Integer.toString(code),
          "Discord refuses the bot's token. Copy a valid one from the Discord Developer Portal (Bot, Reset Token) into DISCORD_TOKEN and start the bot again.");
    }
    return switch (code) {
      case 10003 -> unknownChannel(channel);
      case 10008 ->
          new Refused("10008", "The message was deleted in Discord. Nothing can take its place.");
      case 50001 ->
          new Refused(
              "50001",
              "The bot cannot see the Discord channel %s. Invite it to the server, and give it the permission View Channels there."
                  .formatted(channel.id()));
      case 50013 -> missingPermissions(channel);
      case 50035 ->
          new Refused(
              "50035",
              "Discord does not take the form of the message: %s. This is a defect of the bot: report it with this sentence."
                  .formatted(Text.foreign(answer.words())));
      default -> other(answer);
    };
  }

  private Refused missingPermissions(Channel channel) {
    String names =
        missing
            .in(channel)
            .orElseGet(
                () ->
                    "one of "
                        + DiscordPort.PERMISSIONS.stream()
                            .map(Permission::getName)
                            .collect(Collectors.joining(", ")));
    return missingPermissions(channel, names);
  }

  /** The same, where their names are known. */
  static Refused missingPermissions(Channel channel, String names) {
    return new Refused(
        "50013",
        "The bot lacks a permission in the Discord channel %s: %s. Give it to the bot's role in the settings of the channel."
            .formatted(channel.id(), names));
  }

  private static Refused other(DiscordResponse answer) {
    String code =
        answer.code().isPresent()
            ? Integer.toString(answer.code().getAsInt())
            : Integer.toString(answer.status());
    return new Refused(
        code,
        "Discord refused the message with status %d: %s"
            .formatted(answer.status(), Text.foreign(answer.words())));
  }
}
