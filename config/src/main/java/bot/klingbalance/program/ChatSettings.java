package bot.klingbalance.program;

import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.settings.DiscordSection;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SlackSection;
import bot.klingbalance.slack.SlackSettings;
import java.util.Optional;

/** What the settings tell each chat's adapter; nothing for a chat without a token. */
public final class ChatSettings {
  private ChatSettings() {}

  /** Whether there is a chat that has its tokens. */
  public static boolean hasAny(Settings settings) {
    return settings.slack().botToken().isPresent() || settings.discord().token().isPresent();
  }

  static Optional<SlackSettings> slack(Settings settings) {
    SlackSection slack = settings.slack();
    return slack
        .botToken()
        .map(
            botToken ->
                new SlackSettings(
                    botToken,
                    slack.appToken(),
                    slack.signingSecret(),
                    slack.port(),
                    slack.bind(),
                    slack.apiUrl().toString()));
  }

  static Optional<DiscordSettings> discord(Settings settings) {
    DiscordSection discord = settings.discord();
    return discord
        .token()
        .map(token -> new DiscordSettings(token, discord.guilds(), discord.apiUrl().toString()));
  }
}
