package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How Slack is reached, if at all. With a bot token there is an app token, a signing secret or
 * both; without one there is neither.
 *
 * @param appToken for Socket Mode
 * @param signingSecret for HTTP mode
 * @param port on which HTTP mode listens; 0 takes any free one
 * @param bind the address or host name that it listens on
 * @param apiUrl with a slash at its end
 */
public record SlackSection(
    Optional<Secret> botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    int port,
    String bind,
    URI apiUrl) {}
