package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How useapi.net is reached.
 *
 * @param token the whole API token as it was issued
 * @param baseUrl without a slash at its end
 */
public record UseApiSection(Optional<Secret> token, URI baseUrl) {}
