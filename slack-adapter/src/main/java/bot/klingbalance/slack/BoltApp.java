package bot.klingbalance.slack;

import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.blockkit.WatchModal;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.util.ArrayList;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/** Makes Bolt's {@code App}: it parses what comes from Slack and finds the handler. */
final class BoltApp {
  // The slash commands, as they stand in config/slack-app-manifest.yaml too.
  static final String BALANCE = "/kling-balance";
  static final String WATCH = "/kling-watch";

  private static final Pattern ACTION_ID = Pattern.compile(BlockKit.ACTION_ID_PREFIX + "\\d+");

  private BoltApp() {}

  /**
   * An app that hands every request to the receptionist, but for what is done in a form.
   *
   * <p>It has no middleware: Bolt's own would call Slack in the middle of a request, and the
   * signature is checked before anything is parsed ({@link HttpDoor}).
   */
  static App of(OkHttpClient http, Receptionist receptionist, WatchForms forms) {
    App app = new App(config(http), new ArrayList<>());
    app.command(BALANCE, (request, context) -> receptionist.balance(request.getPayload()));
    app.command(WATCH, (request, context) -> receptionist.watch(request.getPayload()));
    app.blockAction(ACTION_ID, (request, context) -> receptionist.pressed(request.getPayload()));
    app.viewSubmission(
        WatchModal.CALLBACK_ID, (request, context) -> forms.sent(request.getPayload()));
    app.blockSuggestion(
        WatchModal.ZONE_ACTION_ID, (request, context) -> forms.zones(request.getPayload()));
    return app.start();
  }

  /** What is not set here Bolt takes from the environment, tokens among it. */
  private static AppConfig config(OkHttpClient http) {
    SlackConfig slackConfig = new SlackConfig();
    slackConfig.setStatsEnabled(false);
    SlackHttpClient client = new SlackHttpClient(http);
    client.setConfig(slackConfig);
    return AppConfig.builder()
        .slack(Slack.getInstance(slackConfig, client))
        .singleTeamBotToken(null)
        .signingSecret(null)
        .clientId(null)
        .clientSecret(null)
        .build();
  }
}
