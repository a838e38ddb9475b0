package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.checkup.Check;
import bot.klingbalance.checkup.Examination;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.ApiResult.Answer;
import bot.klingbalance.slack.ApiResult.Refusal;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Looks at channels by their newest message, which takes no scope that the bot does not have
 * anyway. {@code conversations.info} would take two more, and tells as little of who may post.
 */
final class SlackChannels {
  /** What stands last where nothing can follow: {@code reference/events/message}. */
  private static final Set<String> END = Set.of("channel_archive", "group_archive");

  private final WebApi api;
  private final Secret token;

  SlackChannels(WebApi api, Secret token) {
    this.api = api;
    this.token = token;
  }

  /** A check for each, one after the other: Slack takes fifty such questions a minute. */
  CompletableFuture<List<Check>> look(List<Channel> channels) {
    return Examination.oneByOne(channels, this::look);
  }

  private CompletableFuture<Check> look(Channel channel) {
    String name = channel.toString();
    if (channel.id().startsWith("D")) {
      return completedFuture(
          Check.unknown(
              name,
              "A conversation with one person cannot be looked at. kling-balance-bot doctor"
                  + " --send-test %s shows whether the bot may post there.".formatted(name)));
    }
    return api.read(WebMethod.HISTORY, token, Map.of("channel", channel.id(), "limit", "1"))
        .thenApply(result -> check(name, result));
  }

  private static Check check(String name, ApiResult result) {
    if (result instanceof Answer answer) {
      return isArchived(answer.body())
          ? SlackExamination.failed(name, new Refusal("is_archived", ""), "")
          : Check.fine(name, "The bot is in the channel.");
    }
    if (result instanceof Refusal refusal && refusal.code().equals("missing_scope")) {
      return Check.unknown(name, "It cannot be looked at. " + Remedies.of(refusal, ""));
    }
    return SlackExamination.failed(name, result, "SLACK_BOT_TOKEN");
  }

  private static boolean isArchived(JsonObject page) {
    return page.get("messages") instanceof JsonArray messages
        && !messages.isEmpty()
        && messages.get(0) instanceof JsonObject newest
        && Fields.text(newest, "subtype").filter(END::contains).isPresent();
  }
}
