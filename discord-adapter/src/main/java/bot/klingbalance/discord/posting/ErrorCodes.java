package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.http.network.NetworkFailures;
import bot.klingbalance.message.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.ErrorResponse;

/**
 * What a response of Discord means: {@code docs/topics/opcodes-and-status-codes}, JSON codes.
 *
 * <p>A refusal counts only in Discord's own form. Without it a proxy or a firewall answered, and
 * the same request may be taken later.
 */
final class ErrorCodes {
  private static final int UNAUTHORIZED = 401;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private ErrorCodes() {}

  static PostResult postResult(Channel channel, DiscordResponse response) {
    if (response.isSuccessful()) {
      return response
          .id()
          .<PostResult>map(id -> new Posted(new PostedMessage(channel, id)))
          .orElse(new RetryAfter(Duration.ZERO, true, "Discord confirmed without a message's id"));
    }
    return trouble(response)
        .<PostResult>map(each -> each)
        .orElseGet(() -> refused(channel, response));
  }

  /** Why a request that failed may be taken later; empty where Discord itself refused it. */
  static Optional<RetryAfter> trouble(DiscordResponse response) {
    int status = response.status();
    Duration after = response.retryAfter().orElse(Duration.ZERO);
    if (status == TOO_MANY_REQUESTS) {
      return Optional.of(
          new RetryAfter(
              after,
              false,
              response.global()
                  ? "Discord's global rate limit"
                  : "Discord's rate limit of this channel"));
    }
    if (status >= SERVER_ERRORS || status == REQUEST_TIMEOUT) {
      return Optional.of(new RetryAfter(after, true, "Discord answered with status " + status));
    }
    return response.isInDiscordsForm()
        ? Optional.empty()
        : Optional.of(
            new RetryAfter(
                after,
                true,
                "Something between the bot and Discord answered with status " + status));
  }

  /** No response at all: without a connection nothing has arrived, otherwise nobody knows. */
  static RetryAfter unanswered(IOException failure) {
    boolean neverLeft =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return new RetryAfter(
        Duration.ZERO, !neverLeft, "Discord did not answer: " + NetworkFailures.words(failure));
  }

  /** What Discord refused, and what whoever runs the bot can do about it. */
  static Refused refused(Channel channel, DiscordResponse response) {
    int code = response.code().orElse(0);
    ErrorResponse meaning = ErrorResponse.fromCode(code);
    if (response.status() == UNAUTHORIZED || meaning == ErrorResponse.UNAUTHORIZED) {
      return new Refused(
          code == 0 ? Integer.toString(UNAUTHORIZED) : Integer.toString(code),
          "Discord refuses the bot's token. Copy a valid one from the Discord Developer Portal"
              + " (Bot, Reset Token) into DISCORD_TOKEN and start the bot again.",
          true);
    }
    return switch (meaning) {
      case UNKNOWN_CHANNEL -> unknownChannel(channel);
      case UNKNOWN_MESSAGE ->
          refused(meaning, "The message was deleted in Discord. Nothing can take its place.");
      case MISSING_ACCESS ->
          refused(
              meaning,
              "The bot cannot see the Discord channel %s. Invite it to the server, and give it the permission View Channels there. To let it into a private thread, mention it there."
                  .formatted(channel.id()));
      case MISSING_PERMISSIONS -> missingPermissions(channel);
      case CANNOT_SEND_MESSAGE_IN_FORUM, FORUM_POST_TAG_REQUIRED ->
          refused(meaning, inPostsOnly("A forum"));
      case CANNOT_MESSAGE_VC, INVALID_CHANNEL_TYPE ->
          refused(
              meaning,
              "The Discord channel %s takes no messages, as a forum or a category takes none. Watch a text channel, or a post of the forum."
                  .formatted(channel.id()));
      case THREAD_LOCKED -> lockedThread();
      case ILLEGAL_OPERATION_ARCHIVED_THREAD ->
          refused(
              meaning,
              "The thread is archived, so nothing in it can be changed. The next warning opens it"
                  + " again.");
      case INVALID_FORM_BODY ->
          refused(
              meaning,
              "Discord does not take the form of the message: %s. This is a defect of the bot: report it with this sentence."
                  .formatted(Text.foreign(response.words())));
      default ->
          new Refused(
              Integer.toString(code),
              "Discord refused the message with status %d: %s"
                  .formatted(response.status(), Text.foreign(response.words())));
    };
  }

  static Refused unknownChannel(Channel channel) {
    return refused(
        ErrorResponse.UNKNOWN_CHANNEL,
        "Discord knows no channel %s: it was deleted, or its id is wrong. Remove what is posted there, or name another channel."
            .formatted(channel.id()));
  }

  /** Of a channel that is not one stream of messages, but holds threads. */
  static String inPostsOnly(String kind) {
    return kind
        + " takes messages only in its posts (threads). Watch a post of it or a text channel.";
  }

  static Refused lockedThread() {
    return refused(
        ErrorResponse.THREAD_LOCKED,
        "The thread is locked. Unlock it, give the bot's role the permission Manage Threads, or"
            + " watch another channel.");
  }

  /** Discord does not say which. */
  private static Refused missingPermissions(Channel channel) {
    return missingPermissions(
        channel,
        "one of "
            + DiscordPort.PERMISSIONS.stream()
                .map(Permission::getName)
                .collect(Collectors.joining(", ")));
  }

  /** The same, where their names are known. */
  static Refused missingPermissions(Channel channel, String names) {
    return refused(
        ErrorResponse.MISSING_PERMISSIONS,
        "The bot lacks a permission in the Discord channel %s: %s. Give it to the bot's role in the settings of the channel."
            .formatted(channel.id(), names));
  }

  private static Refused refused(ErrorResponse meaning, String remedy) {
    return new Refused(Integer.toString(meaning.getCode()), remedy);
  }
}
