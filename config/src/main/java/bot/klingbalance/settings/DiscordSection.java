package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How Discord is reached, if at all.
 *
 * @param guilds the ids of those that alone are served, the commands there at once; empty: all,
 *     later
 * @param apiUrl with a slash at its end
 */
public record DiscordSection(Optional<Secret> token, List<String> guilds, URI apiUrl) {
  public DiscordSection {
    guilds = List.copyOf(guilds);
  }
}
