package bot.klingbalance.discord;

import bot.klingbalance.secret.Secret;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the bot reaches Discord.
 *
 * @param token the bot's token, without {@code Bot} in front
 * @param guilds the servers in which the commands appear, at once; empty: in all of them, which
 *     Discord may take an hour for
 * @param apiUrl such as {@code https://discord.com/api/v10/}; a slash at its end is added
 */
public record DiscordSettings(Secret token, List<String> guilds, String apiUrl) {
  private static final Pattern SNOWFLAKE = Pattern.compile("[1-9]\\d{0,18}");

  public DiscordSettings {
    guilds = List.copyOf(guilds);
    for (String guild : guilds) {
      if (!SNOWFLAKE.matcher(guild).matches()) {
        throw new IllegalArgumentException("not the id of a Discord server: " + guild);
      }
    }
    apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
  }
}
