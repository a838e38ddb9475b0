package bot.klingbalance.slack;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.connection.RetryTimer;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/** Asks Slack whose token the bot has, again and again until Slack says so or refuses it. */
final class SignIn {
  private final WebApi api;
  private final Secret token;
  private final ConnectionHealth health;
  private final ScheduledExecutorService timer;
  private final RetryTimer retries;
  private final CompletableFuture<Workspace> workspace = new CompletableFuture<>();

  SignIn(
      WebApi api,
      Secret token,
      ConnectionHealth health,
      SlackTimeouts timeouts,
      ScheduledExecutorService timer) {
    this.api = api;
    this.token = token;
    this.health = health;
    this.timer = timer;
    this.retries = new RetryTimer(timeouts.reconnects(), timer);
  }

  /**
   * Begins to ask; to be called once.
   *
   * @return ends on the timer's thread, with a {@link RefusedConnection} when Slack refuses
   */
  CompletableFuture<Workspace> begin() {
    ask();
    return workspace;
  }

  private void ask() {
    CompletableFuture<Void> unused =
        api.read(WebMethod.AUTH_TEST, token, Map.of()).thenAcceptAsync(this::answered, timer);
  }

  private void answered(ApiResult result) {
    result.accept(this::signedIn, this::refused, this::failed);
  }

  private void signedIn(Answer answer) {
    workspace.complete(Workspace.of(answer.body()));
  }

  private void refused(Refusal refusal) {
    String sentence = "Slack refuses the bot. " + Remedies.of(refusal, "SLACK_BOT_TOKEN");
    health.noted(sentence);
    workspace.completeExceptionally(new RefusedConnection(sentence));
  }

  private void failed(Trouble trouble) {
    health.trouble("trouble", trouble.why() + "; the bot keeps trying to connect.");
    retries.afterFailure(trouble.after(), this::ask);
  }
}
