package bot.klingbalance.settings.key;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import bot.klingbalance.watch.WatchedAccounts;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.event.Level;

/** Every key of the settings, in the order of the file. */
public final class SettingKeys {
  /** Names the file of settings itself; it can stand in the environment only. */
  public static final String FILE_VARIABLE = "KLING_BALANCE_BOT_SETTINGS";

  private static final List<SettingKey<?>> LISTED = new ArrayList<>();

  public static final SettingKey<Secret> USEAPI_TOKEN =
      listed(
          SettingKey.of(
                  "useapi.token",
                  ValueTypes.SECRET,
                  "the API token of useapi.net, whole, as issued")
              .from("USEAPI_TOKEN"));
  public static final SettingKey<URI> USEAPI_BASE_URL =
      listed(
          SettingKey.of("useapi.base_url", ValueTypes.ADDRESS, "where its API for Kling is")
              .from("USEAPI_BASE_URL")
              .otherwise("https://api.useapi.net/v1/kling"));

  public static final SettingKey<Secret> SLACK_BOT_TOKEN =
      listed(
          SettingKey.of(
                  "slack.bot_token",
                  ValueTypes.SLACK_BOT_TOKEN,
                  "SlackSection's bot token; starts SlackSection")
              .from("SLACK_BOT_TOKEN"));
  public static final SettingKey<Secret> SLACK_APP_TOKEN =
      listed(
          SettingKey.of(
                  "slack.app_token",
                  ValueTypes.SLACK_APP_TOKEN,
                  "app-level token for Socket Mode: no public address needed")
              .from("SLACK_APP_TOKEN"));
  public static final SettingKey<Secret> SLACK_SIGNING_SECRET =
      listed(
          SettingKey.of(
                  "slack.signing_secret",
                  ValueTypes.SECRET,
                  "signing secret for HTTP mode on the port")
              .from("SLACK_SIGNING_SECRET"));
  public static final SettingKey<Integer> SLACK_PORT =
      listed(
          SettingKey.of("slack.port", AmountTypes.PORT, "where HTTP mode listens; 0: any free port")
              .from("SLACK_PORT")
              .otherwise("3000"));
  public static final SettingKey<URI> SLACK_API_URL =
      listed(
          SettingKey.of(
                  "slack.api_url", ValueTypes.ADDRESS_WITH_SLASH, "where SlackSection's API is")
              .from("SLACK_API_URL")
              .otherwise("https://slack.com/api/"));

  public static final SettingKey<Secret> DISCORD_TOKEN =
      listed(
          SettingKey.of(
                  "discord.token",
                  ValueTypes.SECRET,
                  "DiscordSection's bot token; starts DiscordSection")
              .from("DISCORD_TOKEN"));
  public static final SettingKey<String> DISCORD_GUILDS =
      listed(
          SettingKey.of(
                  "discord.guilds[]",
                  ValueTypes.GUILD,
                  "guilds in which commands appear at once; none: everywhere, later")
              .from("DISCORD_GUILDS"));
  public static final SettingKey<URI> DISCORD_API_URL =
      listed(
          SettingKey.of(
                  "discord.api_url", ValueTypes.ADDRESS_WITH_SLASH, "where DiscordSection's API is")
              .from("DISCORD_API_URL")
              .otherwise("https://discord.com/api/v10/"));

  public static final SettingKey<Secret> DATABASE_URL =
      listed(
          SettingKey.of(
                  "database.url",
                  ValueTypes.DATABASE_URL,
                  "where the bot keeps what it knows: SQLite or PostgreSQL")
              .from("DATABASE_URL")
              .otherwise("jdbc:sqlite:kling-balance-bot.db"));

  public static final SettingKey<String> ACCOUNTS_SHOW =
      listed(
          SettingKey.of(
                  "accounts.show[]",
                  ValueTypes.ACCOUNT_PATTERN,
                  "accounts that people may ask for; * stands for any characters")
              .from("ACCOUNTS_SHOW")
              .otherwise("*"));
  public static final SettingKey<Boolean> ACCOUNTS_MASK =
      listed(
          SettingKey.of(
                  "accounts.mask_in_channels",
                  ValueTypes.YES_OR_NO,
                  "whether messages for a whole channel mask addresses")
              .otherwise("true"));

  public static final SettingKey<PlatformUser> MANAGERS =
      listed(
          SettingKey.of(
              "managers[]",
              ValueTypes.USER,
              "who may change watches; none: whoever the platform lets manage the channel"));
  public static final SettingKey<Duration> POLL_EVERY =
      listed(
          SettingKey.of(
                  "poll_every",
                  AmountTypes.PACE,
                  "how often the bot reads watched accounts by itself")
              .otherwise("1h"));

  public static final SettingKey<Channel> WATCH_CHANNEL =
      listed(
          SettingKey.of(
              "watches[].channel", ValueTypes.CHANNEL, "where warnings are posted; required"));
  public static final SettingKey<WatchedAccounts> WATCH_ACCOUNTS =
      listed(
          SettingKey.of(
              "watches[].accounts[]",
              ValueTypes.WATCHED_ACCOUNTS,
              "addresses, or all of those that may be shown; required"));
  public static final SettingKey<LocalTime> WATCH_DAILY_AT =
      listed(
          SettingKey.of(
              "watches[].daily_at",
              AmountTypes.TIME_OF_DAY,
              "when the accounts are checked; required"));
  public static final SettingKey<ZoneId> WATCH_TIME_ZONE =
      listed(
          SettingKey.of(
              "watches[].time_zone", AmountTypes.ZONE, "whose time of day that is; required"));
  public static final SettingKey<Credits> WARN_BELOW_CREDITS =
      listed(
          SettingKey.of(
                  "watches[].warn.below_credits", AmountTypes.CREDITS, "fewer credits left; 0: off")
              .otherwise("0"));
  public static final SettingKey<Integer> WARN_BELOW_PERCENT =
      listed(
          SettingKey.of(
                  "watches[].warn.below_percent",
                  AmountTypes.PERCENT,
                  "a smaller share left of what was granted; 0: off")
              .otherwise("10"));
  public static final SettingKey<Integer> WARN_RUNWAY_DAYS =
      listed(
          SettingKey.of(
                  "watches[].warn.runway_days",
                  AmountTypes.DAYS,
                  "fewer days left at the present pace; 0: off")
              .otherwise("3"));
  public static final SettingKey<Integer> WARN_EXPIRING_DAYS =
      listed(
          SettingKey.of(
                  "watches[].warn.expiring_days",
                  AmountTypes.DAYS,
                  "credits that expire unused within so many days; 0: off")
              .otherwise("3"));
  public static final SettingKey<Integer> WARN_SESSION_DAYS =
      listed(
          SettingKey.of(
                  "watches[].warn.session_days",
                  AmountTypes.DAYS,
                  "a sign-in to Kling that ends within so many days; 0: off")
              .otherwise("2"));
  public static final SettingKey<String> MENTION_CRITICAL = listed(mention("critical"));
  public static final SettingKey<String> MENTION_WARNING = listed(mention("warning"));
  public static final SettingKey<String> MENTION_NOTICE = listed(mention("notice"));
  public static final SettingKey<Boolean> WATCH_URGENT =
      listed(
          SettingKey.of(
                  "watches[].urgent",
                  ValueTypes.YES_OR_NO,
                  "whether an account that turns critical is posted at once")
              .otherwise("true"));

  public static final SettingKey<String> CLIP_NAME =
      listed(
          SettingKey.of("clips[].name", ValueTypes.words(60), "a clip, in the singular; required"));
  public static final SettingKey<Credits> CLIP_CREDITS =
      listed(SettingKey.of("clips[].credits", AmountTypes.PRICE, "what one costs; required"));
  public static final SettingKey<LocalDate> CLIP_CHECKED =
      listed(
          SettingKey.of("clips[].checked", AmountTypes.DAY, "when that price was last looked up"));

  public static final SettingKey<Credits> PACK_CREDITS =
      listed(
          SettingKey.of("packs[].credits", AmountTypes.PRICE, "the credits of a pack; required"));
  public static final SettingKey<String> PACK_PRICE =
      listed(
          SettingKey.of(
              "packs[].price", ValueTypes.words(30), "its price with the currency; required"));
  public static final SettingKey<LocalDate> PACK_CHECKED =
      listed(
          SettingKey.of("packs[].checked", AmountTypes.DAY, "when that price was last looked up"));

  public static final SettingKey<Integer> HEALTH_PORT =
      listed(
          SettingKey.of(
                  "health.port", AmountTypes.PORT, "where the health report is served; 0: nowhere")
              .from("HEALTH_PORT")
              .otherwise("9464"));
  public static final SettingKey<String> HEALTH_BIND =
      listed(
          SettingKey.of("health.bind", ValueTypes.HOST, "the address it is served on")
              .otherwise("127.0.0.1"));
  public static final SettingKey<Secret> HEALTH_PING_URL =
      listed(SettingKey.of("health.ping_url", ValueTypes.PING_URL, "called while the bot is well"));

  public static final SettingKey<Format> LOG_FORMAT =
      listed(
          SettingKey.of("log.format", ValueTypes.oneOf(Format.class), "how a line of the log looks")
              .from("LOG_FORMAT")
              .otherwise("text"));
  public static final SettingKey<Level> LOG_LEVEL =
      listed(
          SettingKey.of("log.level", ValueTypes.oneOf(Level.class), "how much is logged")
              .from("LOG_LEVEL")
              .otherwise("info"));

  /** The level of each room of the bot that logs, by its name. */
  public static final Map<String, SettingKey<Level>> LOG_LEVELS = levels();

  public static final List<SettingKey<?>> ALL = List.copyOf(LISTED);

  /** Lists in which nothing would mean that the bot is of no use. */
  static final Set<SettingKey<?>> NEVER_EMPTY = Set.of(ACCOUNTS_SHOW, WATCH_ACCOUNTS);

  /** What each group of a list has to have. */
  static final Set<SettingKey<?>> REQUIRED =
      Set.of(
          WATCH_CHANNEL,
          WATCH_ACCOUNTS,
          WATCH_DAILY_AT,
          WATCH_TIME_ZONE,
          CLIP_NAME,
          CLIP_CREDITS,
          PACK_CREDITS,
          PACK_PRICE);

  private SettingKeys() {}

  private static Map<String, SettingKey<Level>> levels() {
    Map<String, SettingKey<Level>> levels = new LinkedHashMap<>();
    for (String room : LogSection.ROOMS) {
      levels.put(
          room,
          listed(
              SettingKey.of(
                  "log.levels." + room,
                  ValueTypes.oneOf(Level.class),
                  "how much is logged by what serves " + room)));
    }
    return levels;
  }

  private static SettingKey<String> mention(String level) {
    return SettingKey.of(
        "watches[].mention." + level,
        ValueTypes.words(100),
        "whom a message of that level mentions, such as @here");
  }

  private static <T> SettingKey<T> listed(SettingKey<T> key) {
    LISTED.add(key);
    return key;
  }
}
