package bot.klingbalance.slack.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Looks whether the bot may post in a channel by reading its newest message, which takes no scope
 * that the bot does not have anyway. {@code conversations.info} would take two more, and says no
 * more about who may post.
 */
public final class ChannelAccess {
  /** The last message of an archived channel: {@code reference/events/message}. */
  private static final Set<String> END = Set.of("channel_archive", "group_archive");

  /** With it an app posts in public channels that it is not in; {@code reference/scopes}. */
  private static final String POSTS_ANYWHERE_PUBLIC = "chat:write.public";

  private final WebApi api;
  private final Secret token;

  public ChannelAccess(WebApi api, Secret token) {
    this.api = api;
    this.token = token;
  }

  /** The call does not block, and the future does not end exceptionally. */
  public CompletableFuture<PostAccess> of(Channel channel) {
    if (channel.id().startsWith("D")) {
      return completedFuture(
          new Unknown(
              "A conversation with one person cannot be looked at. kling-balance-bot doctor"
                  + " --send-test %s shows whether the bot may post there.".formatted(channel),
              false));
    }
    return api.read(WebMethod.HISTORY, token, Map.of("channel", channel.id(), "limit", "1"))
        .thenCompose(
            result ->
                result.match(
                    answer -> completedFuture(ofMember(answer.body())),
                    this::ofRefused,
                    trouble ->
                        completedFuture(
                            new Unknown(Remedies.of(trouble), trouble.after().isZero()))));
  }

  private static PostAccess ofMember(JsonObject page) {
    return isArchived(page)
        ? new Denied(Remedies.of(new Refusal("is_archived", ""), ""))
        : new Granted("The bot is in the channel.");
  }

  /**
   * Slack says {@code not_in_channel} of public channels only: of a private one that the app is not
   * in it says {@code channel_not_found}.
   */
  private CompletableFuture<PostAccess> ofRefused(Refusal refusal) {
    return switch (refusal.code()) {
      case "missing_scope" ->
          completedFuture(
              new Unknown("It cannot be looked at. " + Remedies.of(refusal, ""), false));
      case "not_in_channel" ->
          api.read(WebMethod.AUTH_TEST, token, Map.of())
              .thenApply(
                  result ->
                      postsAnywherePublic(result)
                          ? new Granted("The channel is public, and the app may post in those.")
                          : denied(refusal));
      default -> completedFuture(denied(refusal));
    };
  }

  private static Denied denied(Refusal refusal) {
    return new Denied(Remedies.of(refusal, "SLACK_BOT_TOKEN"));
  }

  private static boolean postsAnywherePublic(ApiResult self) {
    return self instanceof ApiResult.Answer answer
        && List.of(answer.scopes().orElse("").split(", ?")).contains(POSTS_ANYWHERE_PUBLIC);
  }

  private static boolean isArchived(JsonObject page) {
    return page.get("messages") instanceof JsonArray messages
        && !messages.isEmpty()
        && messages.get(0) instanceof JsonObject newest
        && JsonFields.text(newest, "subtype").filter(END::contains).isPresent();
  }
}
