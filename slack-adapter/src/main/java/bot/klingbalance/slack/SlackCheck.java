package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.doctor.ChannelChecks;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.message.Text;
import bot.klingbalance.slack.connection.EndpointCheck;
import bot.klingbalance.slack.posting.ChannelAccess;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Checks the connection to Slack: the tokens, the app's scopes, and each watched channel. */
public final class SlackCheck implements Check {
  private static final String BOT_TOKEN = "Slack bot token";
  private static final String APP_TOKEN = "Slack app token";
  private static final String SCOPES = "Slack scopes";

  private final SlackSettings settings;
  private final WebApi api;
  private final EndpointCheck endpoint;
  private final CompletableFuture<List<Channel>> watched;

  /**
   * A check that has not begun.
   *
   * @param watched the watched channels, of whatever chat, as soon as they are known
   */
  public SlackCheck(
      SlackSettings settings, OkHttpClient http, CompletableFuture<List<Channel>> watched) {
    this.settings = settings;
    OkHttpClient once =
        http.newBuilder().followRedirects(false).callTimeout(SlackTimeouts.USUAL.call()).build();
    this.api = new WebApi(once, HttpUrl.get(settings.apiUrl()));
    this.endpoint = new EndpointCheck(settings, once);
    this.watched = watched;
  }

  @Override
  public String subject() {
    return Platform.SLACK.title();
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    CompletableFuture<List<CheckResult>> connection = connection();
    return api.read(WebMethod.AUTH_TEST, settings.botToken(), Map.of())
        .thenCompose(this::ofBotToken)
        .thenCombine(
            connection,
            (bot, ofConnection) -> {
              List<CheckResult> all = new ArrayList<>(ofConnection);
              all.addAll(0, bot.of());
              all.addAll(bot.ofChannels());
              return all;
            });
  }

  private record BotChecks(List<CheckResult> of, List<CheckResult> ofChannels) {}

  private CompletableFuture<BotChecks> ofBotToken(ApiResult result) {
    return result.match(
        this::ofWorkingBotToken,
        refusal -> onlyBotToken(refused(BOT_TOKEN, refusal, "SLACK_BOT_TOKEN")),
        trouble -> onlyBotToken(unanswered(BOT_TOKEN, trouble)));
  }

  private static CompletableFuture<BotChecks> onlyBotToken(CheckResult check) {
    return completedFuture(new BotChecks(List.of(check), List.of()));
  }

  private CompletableFuture<BotChecks> ofWorkingBotToken(Answer answer) {
    List<CheckResult> checks = List.of(workspace(answer.body()), scopes(answer.scopes()));
    ChannelAccess access = new ChannelAccess(api, settings.botToken());
    return watched
        .thenCompose(
            all ->
                ChannelChecks.of(all.stream().filter(SlackCheck::isOfSlack).toList(), access::of))
        .thenApply(channels -> new BotChecks(checks, channels));
  }

  private static CheckResult workspace(JsonObject authTest) {
    String team = JsonFields.text(authTest, "team").orElse("that has no name");
    String bot = JsonFields.text(authTest, "user").orElse("an app");
    return CheckResult.fine(
        BOT_TOKEN,
        "It is %s in the workspace %s.".formatted(Text.foreign(bot), Text.foreign(team)));
  }

  /** {@code authentication/oauth-v2}: each answer names the scopes of the token. */
  private static CheckResult scopes(Optional<String> header) {
    if (header.isEmpty()) {
      return CheckResult.unknown(SCOPES, "Slack does not tell which the app has.");
    }
    Set<String> missing = new TreeSet<>(WebMethod.botScopes());
    List.of(header.get().split(",")).forEach(scope -> missing.remove(scope.strip()));
    return missing.isEmpty()
        ? CheckResult.fine(SCOPES, "The app has all that the bot uses.")
        : CheckResult.mend(SCOPES, Remedies.missingScope(String.join(", ", missing)));
  }

  /** Whether Slack reaches the bot. */
  private CompletableFuture<List<CheckResult>> connection() {
    if (settings.appToken().isPresent()) {
      return socket();
    }
    return endpoint.look().thenApply(List::of);
  }

  /**
   * Only asks for the address of a WebSocket; none is opened, and the running bot keeps its own.
   */
  private CompletableFuture<List<CheckResult>> socket() {
    return api.read(WebMethod.CONNECTIONS_OPEN, settings.appToken().orElseThrow(), Map.of())
        .thenApply(
            result ->
                result.match(
                    answer -> CheckResult.fine(APP_TOKEN, "Slack opens Socket Mode for it."),
                    refusal -> refused(APP_TOKEN, refusal, "SLACK_APP_TOKEN"),
                    trouble -> unanswered(APP_TOKEN, trouble)))
        .thenApply(List::of);
  }

  /** What came of a check that Slack declined. */
  private static CheckResult refused(String name, Refusal refusal, String tokenKey) {
    return CheckResult.mend(name, Remedies.of(refusal, tokenKey));
  }

  /** What came of a check for which Slack could not be asked. */
  private static CheckResult unanswered(String name, Trouble trouble) {
    return trouble.after().isZero()
        ? CheckResult.mend(name, Remedies.of(trouble))
        : CheckResult.unknown(name, Remedies.of(trouble));
  }

  private static boolean isOfSlack(Channel channel) {
    return channel.platform() == Platform.SLACK;
  }
}
