package bot.klingbalance.slack;

import bot.klingbalance.secret.Secret;
import java.util.Optional;

/**
 * How the bot reaches a Slack workspace.
 *
 * <p>With an app token it opens a WebSocket (Socket Mode), with a signing secret it listens for
 * requests (HTTP mode). With both it does both: Slack itself decides by the app's settings which of
 * the two it uses, so an operator can switch there without restarting the bot.
 *
 * @param botToken {@code xoxb-…}: to post, and to tell guests from members
 * @param appToken {@code xapp-…} with the scope {@code connections:write}: Socket Mode
 * @param signingSecret HTTP mode
 * @param port where HTTP mode listens; 0 for any that is free
 * @param bind the address or host name of this machine on which it listens
 * @param apiUrl {@code https://slack.com/api/}, or another address for tests and proxies
 */
public record SlackSettings(
    Secret botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    int port,
    String bind,
    String apiUrl) {
  public SlackSettings {
    if (appToken.isEmpty() && signingSecret.isEmpty()) {
      throw new IllegalArgumentException("neither an app token nor a signing secret");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}
