package bot.klingbalance.settings.key;

import bot.klingbalance.secret.Secret;
import java.net.URI;
import java.util.List;

/** The keys of what the bot connects to: useapi.net, the chats and the database. */
public final class ConnectionKeys {
  private static final KeyList KEYS = new KeyList();

  public static final SettingKey<Secret> USEAPI_TOKEN =
      KEYS.add(
          SettingKey.atRestart(
                  "useapi.token", ValueTypes.TOKEN, "the API token of useapi.net, whole, as issued")
              .from("USEAPI_TOKEN"));
  public static final SettingKey<URI> USEAPI_BASE_URL =
      KEYS.add(
          SettingKey.atRestart("useapi.base_url", ValueTypes.ADDRESS, "where its API for Kling is")
              .from("USEAPI_BASE_URL")
              .defaultsTo("https://api.useapi.net/v1/kling"));

  public static final SettingKey<Secret> SLACK_BOT_TOKEN =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.bot_token", ValueTypes.SLACK_BOT_TOKEN, "Slack's bot token; starts Slack")
              .from("SLACK_BOT_TOKEN"));
  public static final SettingKey<Secret> SLACK_APP_TOKEN =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.app_token",
                  ValueTypes.SLACK_APP_TOKEN,
                  "app-level token for Socket Mode: no public address needed")
              .from("SLACK_APP_TOKEN"));
  public static final SettingKey<Secret> SLACK_SIGNING_SECRET =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.signing_secret",
                  ValueTypes.TOKEN,
                  "signing secret for HTTP mode on the port")
              .from("SLACK_SIGNING_SECRET"));
  public static final SettingKey<Integer> SLACK_PORT =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.port", AmountTypes.PORT, "where HTTP mode listens; 0: any free port")
              .from("SLACK_PORT")
              .defaultsTo("3000"));
  public static final SettingKey<String> SLACK_BIND =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.bind", ValueTypes.HOST, "the address on which HTTP mode listens")
              .from("SLACK_BIND")
              .defaultsTo("0.0.0.0"));
  public static final SettingKey<URI> SLACK_API_URL =
      KEYS.add(
          SettingKey.atRestart(
                  "slack.api_url", ValueTypes.ADDRESS_WITH_SLASH, "where Slack's API is")
              .from("SLACK_API_URL")
              .defaultsTo("https://slack.com/api/"));

  public static final SettingKey<Secret> DISCORD_TOKEN =
      KEYS.add(
          SettingKey.atRestart(
                  "discord.token", ValueTypes.TOKEN, "Discord's bot token; starts Discord")
              .from("DISCORD_TOKEN"));
  public static final SettingKey<String> DISCORD_GUILDS =
      KEYS.add(
          SettingKey.atRestart(
                  "discord.guilds[]",
                  ValueTypes.GUILD,
                  "guilds that alone are served, the commands there at once; none: all, later")
              .from("DISCORD_GUILDS"));
  public static final SettingKey<URI> DISCORD_API_URL =
      KEYS.add(
          SettingKey.atRestart(
                  "discord.api_url", ValueTypes.ADDRESS_WITH_SLASH, "where Discord's API is")
              .from("DISCORD_API_URL")
              .defaultsTo("https://discord.com/api/v10/"));

  public static final SettingKey<Secret> DATABASE_URL =
      KEYS.add(
          SettingKey.atRestart(
                  "database.url",
                  ValueTypes.DATABASE_URL,
                  "where the bot keeps what it knows: SQLite or PostgreSQL")
              .from("DATABASE_URL")
              .defaultsTo("jdbc:sqlite:kling-balance-bot.db"));

  public static final SettingKey<String> DATABASE_USER =
      KEYS.add(
          SettingKey.atRestart(
                  "database.user",
                  ValueTypes.words(63),
                  "the user of PostgreSQL; wins over the URL")
              .from("DATABASE_USER"));
  public static final SettingKey<Secret> DATABASE_PASSWORD =
      KEYS.add(
          SettingKey.atRestart(
                  "database.password",
                  ValueTypes.SECRET,
                  "the password of that user, as it is: nothing in it is encoded")
              .from("DATABASE_PASSWORD"));

  public static final SettingKey<String> TLS_EXTRA_CA =
      KEYS.add(
          SettingKey.atRestart(
                  "tls.extra_ca",
                  ValueTypes.words(1_000),
                  "a PEM file of authorities that are trusted besides Java's")
              .from("TLS_EXTRA_CA"));

  static final List<SettingKey<?>> ALL = KEYS.inOrder();

  private ConnectionKeys() {}
}
