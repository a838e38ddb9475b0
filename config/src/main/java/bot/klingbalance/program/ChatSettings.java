package bot.klingbalance.program;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.settings.DiscordSection;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SlackSection;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** What the settings tell each chat's adapter; nothing for a chat without a token. */
public final class ChatSettings {
  private ChatSettings() {}

  /** Whether there is a chat that has its tokens. */
  public static boolean hasAny(Settings settings) {
    return settings.slack().botToken().isPresent() || settings.discord().token().isPresent();
  }

  /**
   * The chats that have their tokens, not connected yet.
   *
   * @param turn when this bot may have Discord's gateway
   */
  static List<ChatAdapter> adapters(
      Settings settings,
      CommandDispatcher dispatcher,
      OkHttpClient http,
      Clock clock,
      GatewayTurn turn) {
    Optional<ChatAdapter> slack =
        slack(settings).map(each -> new SlackAdapter(each, dispatcher, http, clock));
    Optional<ChatAdapter> discord =
        discord(settings).map(each -> new DiscordAdapter(each, dispatcher, http, clock, turn));
    return Stream.of(slack, discord).flatMap(Optional::stream).toList();
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
