package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.discord.posting.DiscordRequests.Request;
import bot.klingbalance.message.ChatMessage;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Sends a message in the fullest form that Discord lets the bot use in its channel. */
final class MessageSender {
  /** Refusals that a look at the channel explains: a permission, or what kind of channel it is. */
  private static final Set<ErrorResponse> OF_CHANNEL =
      EnumSet.of(
          ErrorResponse.MISSING_PERMISSIONS,
          ErrorResponse.MISSING_ACCESS,
          ErrorResponse.INVALID_FORM_BODY,
          ErrorResponse.CANNOT_SEND_MESSAGE_IN_FORUM,
          ErrorResponse.FORUM_POST_TAG_REQUIRED,
          ErrorResponse.CANNOT_MESSAGE_VC,
          ErrorResponse.INVALID_CHANNEL_TYPE,
          ErrorResponse.THREAD_LOCKED);

  private final DiscordRequests requests;
  private final IllustratedMessages messages;
  private final Function<Channel, CompletableFuture<QueryResult<PostingRights>>> look;

  /**
   * A sender by {@code requests}.
   *
   * @param look asks what the bot may do in a channel
   */
  MessageSender(
      DiscordRequests requests,
      IllustratedMessages messages,
      Function<Channel, CompletableFuture<QueryResult<PostingRights>>> look) {
    this.requests = requests;
    this.messages = messages;
    this.look = look;
  }

  /**
   * The call does not block, and the future does not end exceptionally.
   *
   * @param request makes a new request of a form of the message
   */
  CompletableFuture<PostResult> send(
      ChatMessage message, Function<MessageCreateData, Request> request) {
    return messages
        .illustrated(message)
        .thenCompose(
            full -> {
              Request first = request.apply(full);
              return requests
                  .send(first)
                  .thenCompose(
                      result ->
                          result instanceof Refused refused
                              ? afterRefusal(
                                  first, refused, new LesserForms(messages, message, request))
                              : completedFuture(result));
            });
  }

  /** What Discord refused was not posted: it is sent once more in a form that fits, if one does. */
  private CompletableFuture<PostResult> afterRefusal(
      Request first, Refused refused, LesserForms forms) {
    boolean hasPicture = !first.files().isEmpty();
    if (isOf(DiscordPort.OF_PICTURE, refused) && !isOf(OF_CHANNEL, refused)) {
      return hasPicture ? requests.send(forms.withoutPicture()) : completedFuture(refused);
    }
    if (!isOf(OF_CHANNEL, refused)) {
      return completedFuture(refused);
    }
    return look.apply(first.channel())
        .thenCompose(
            result ->
                result.match(
                    rights -> afterLook(rights.value(), refused, hasPicture, forms),
                    declined -> completedFuture(refused),
                    failed -> unexplained(refused, hasPicture, forms)));
  }

  private CompletableFuture<PostResult> afterLook(
      PostingRights rights, Refused refused, boolean hasPicture, LesserForms forms) {
    if (rights.access() instanceof PostAccess.Denied denied) {
      return completedFuture(new Refused(refused.code(), denied.sentences()));
    }
    return isOf(DiscordPort.OF_PICTURE, refused) && rights.lacks(Permission.MESSAGE_EMBED_LINKS)
        ? requests.send(forms.asText())
        : unexplained(refused, hasPicture, forms);
  }

  private CompletableFuture<PostResult> unexplained(
      Refused refused, boolean hasPicture, LesserForms forms) {
    return hasPicture && isOf(DiscordPort.OF_PICTURE, refused)
        ? requests.send(forms.withoutPicture())
        : completedFuture(refused);
  }

  private static boolean isOf(Set<ErrorResponse> codes, Refused refused) {
    return codes.stream()
        .map(each -> Integer.toString(each.getCode()))
        .anyMatch(refused.code()::equals);
  }

  /** The same message with less in it, for where Discord refuses it in full. */
  private record LesserForms(
      IllustratedMessages messages,
      ChatMessage message,
      Function<MessageCreateData, Request> request) {
    Request withoutPicture() {
      return request.apply(messages.plain(message));
    }

    Request asText() {
      return request.apply(messages.asText(message));
    }
  }
}
