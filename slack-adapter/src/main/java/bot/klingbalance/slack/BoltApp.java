package bot.klingbalance.slack;

import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.blockkit.FormModal;
import bot.klingbalance.slack.connection.HttpEndpoint;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.SlackHttpClient;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Makes Bolt's {@code App}: it parses what comes from Slack and finds the handler. */
final class BoltApp {
  /** Whatever the app's manifest offers: the dispatcher knows what it answers. */
  private static final Pattern COMMAND = Pattern.compile("/.+");

  private static final Pattern ACTION_ID = Pattern.compile(BlockKit.ACTION_ID_PREFIX + "\\d+");
  private static final Pattern FORM = Pattern.compile(".+");
  private static final Pattern FIELD = Pattern.compile(FormModal.ACTION_ID_PREFIX + ".+");

  private BoltApp() {}

  /**
   * An app that hands every request to the handlers, but for what is done in a form.
   *
   * <p>It has no middleware: Bolt's own would call Slack in the middle of a request, and the
   * signature is checked before anything is parsed ({@link HttpEndpoint}).
   */
  static App of(OkHttpClient http, SlackHandlers handlers, FormHandlers forms) {
    App app = new App(config(http), new ArrayList<>());
    app.command(COMMAND, (request, context) -> handlers.command(request.getPayload()));
    app.blockAction(ACTION_ID, (request, context) -> handlers.pressed(request.getPayload()));
    app.viewSubmission(FORM, (request, context) -> forms.sent(request.getPayload()));
    app.blockSuggestion(FIELD, (request, context) -> forms.options(request.getPayload()));
    return app.start();
  }

  /** What is not set here Bolt takes from the environment, tokens among it. */
  private static AppConfig config(OkHttpClient http) {
    SlackConfig slackConfig = new SlackConfig();
    slackConfig.setStatsEnabled(false);
    endStatistics(slackConfig);
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

  /**
   * Ends the threads with which Slack's client keeps statistics of calls that the bot does not make
   * with it: each configuration has one for each of its four APIs, and the ones that nobody uses,
   * which are made with the class, cannot be set up otherwise.
   */
  private static void endStatistics(SlackConfig made) {
    Stream.concat(
            Stream.of(made, SlackConfig.DEFAULT)
                .flatMap(
                    each ->
                        Stream.of(
                            each.getMethodsConfig().getMetricsDatastore(),
                            each.getAuditConfig().getMetricsDatastore(),
                            each.getSCIMConfig().getMetricsDatastore(),
                            each.getSCIM2Config().getMetricsDatastore())),
            Stream.of(
                MethodsConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                AuditConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                SCIMConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                SCIM2Config.DEFAULT_SINGLETON.getMetricsDatastore()))
        .forEach(statistics -> statistics.setStatsEnabled(false));
  }
}
