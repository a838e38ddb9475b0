package bot.klingbalance.slack.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackCheck;
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
 * Checks channels by reading their newest message, which takes no scope that the bot does not have
 * anyway. {@code conversations.info} would take two more, and says no more about who may post.
 */
public final class ChannelChecks {
  /** The last message of an archived channel: {@code reference/events/message}. */
  private static final Set<String> END = Set.of("channel_archive", "group_archive");

  private final WebApi api;
  private final Secret token;

  public ChannelChecks(WebApi api, Secret token) {
    this.api = api;
    this.token = token;
  }

  /** A check for each, one after the other: Slack takes fifty such questions a minute. */
  public CompletableFuture<List<CheckResult>> look(List<Channel> channels) {
    return Check.oneByOne(channels, this::look);
  }

  private CompletableFuture<CheckResult> look(Channel channel) {
    String name = channel.toString();
    if (channel.id().startsWith("D")) {
      return completedFuture(
          CheckResult.unknown(
              name,
              "A conversation with one person cannot be looked at. kling-balance-bot doctor"
                  + " --send-test %s shows whether the bot may post there.".formatted(name)));
    }
    return api.read(WebMethod.HISTORY, token, Map.of("channel", channel.id(), "limit", "1"))
        .thenApply(result -> check(name, result));
  }

  private static CheckResult check(String name, ApiResult result) {
    return result.match(
        answer ->
            isArchived(answer.body())
                ? SlackCheck.refused(name, new Refusal("is_archived", ""), "")
                : CheckResult.fine(name, "The bot is in the channel."),
        refusal ->
            refusal.code().equals("missing_scope")
                ? CheckResult.unknown(name, "It cannot be looked at. " + Remedies.of(refusal, ""))
                : SlackCheck.refused(name, refusal, "SLACK_BOT_TOKEN"),
        trouble -> SlackCheck.unanswered(name, trouble));
  }

  private static boolean isArchived(JsonObject page) {
    return page.get("messages") instanceof JsonArray messages
        && !messages.isEmpty()
        && messages.get(0) instanceof JsonObject newest
        && JsonFields.text(newest, "subtype").filter(END::contains).isPresent();
  }
}
