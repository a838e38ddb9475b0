package bot.klingbalance.settings;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Log.Format;
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
final class SettingKeys {
  /** Names the file of settings itself; it can stand in the environment only. */
  static final String FILE_VARIABLE = "KLING_BALANCE_BOT_SETTINGS";

  private static final List<Key<?>> LISTED = new ArrayList<>();

  static final Key<Secret> USEAPI_TOKEN =
      listed(
          Key.of("useapi.token", Kinds.SECRET, "the API token of useapi.net, whole, as issued")
              .from("USEAPI_TOKEN"));
  static final Key<URI> USEAPI_BASE_URL =
      listed(
          Key.of("useapi.base_url", Kinds.ADDRESS, "where its API for Kling is")
              .from("USEAPI_BASE_URL")
              .otherwise("https://api.useapi.net/v1/kling"));

  static final Key<Secret> SLACK_BOT_TOKEN =
      listed(
          Key.of("slack.bot_token", Kinds.SLACK_BOT_TOKEN, "Slack's bot token; starts Slack")
              .from("SLACK_BOT_TOKEN"));
  static final Key<Secret> SLACK_APP_TOKEN =
      listed(
          Key.of(
                  "slack.app_token",
                  Kinds.SLACK_APP_TOKEN,
                  "app-level token for Socket Mode: no public address needed")
              .from("SLACK_APP_TOKEN"));
  static final Key<Secret> SLACK_SIGNING_SECRET =
      listed(
          Key.of("slack.signing_secret", Kinds.SECRET, "signing secret for HTTP mode on the port")
              .from("SLACK_SIGNING_SECRET"));
  static final Key<Integer> SLACK_PORT =
      listed(
          Key.of("slack.port", Amounts.PORT, "where HTTP mode listens; 0: any free port")
              .from("SLACK_PORT")
              .otherwise("3000"));
  static final Key<URI> SLACK_API_URL =
      listed(
          Key.of("slack.api_url", Kinds.ADDRESS_WITH_SLASH, "where Slack's API is")
              .from("SLACK_API_URL")
              .otherwise("https://slack.com/api/"));

  static final Key<Secret> DISCORD_TOKEN =
      listed(
          Key.of("discord.token", Kinds.SECRET, "Discord's bot token; starts Discord")
              .from("DISCORD_TOKEN"));
  static final Key<String> DISCORD_GUILDS =
      listed(
          Key.of(
                  "discord.guilds[]",
                  Kinds.GUILD,
                  "guilds in which commands appear at once; none: everywhere, later")
              .from("DISCORD_GUILDS"));
  static final Key<URI> DISCORD_API_URL =
      listed(
          Key.of("discord.api_url", Kinds.ADDRESS_WITH_SLASH, "where Discord's API is")
              .from("DISCORD_API_URL")
              .otherwise("https://discord.com/api/v10/"));

  static final Key<Secret> DATABASE_URL =
      listed(
          Key.of(
                  "database.url",
                  Kinds.DATABASE_URL,
                  "where the bot keeps what it knows: SQLite or PostgreSQL")
              .from("DATABASE_URL")
              .otherwise("jdbc:sqlite:kling-balance-bot.db"));

  static final Key<String> ACCOUNTS_SHOW =
      listed(
          Key.of(
                  "accounts.show[]",
                  Kinds.ACCOUNT_PATTERN,
                  "accounts that people may ask for; * stands for any characters")
              .from("ACCOUNTS_SHOW")
              .otherwise("*"));
  static final Key<Boolean> ACCOUNTS_MASK =
      listed(
          Key.of(
                  "accounts.mask_in_channels",
                  Kinds.YES_OR_NO,
                  "whether messages for a whole channel mask addresses")
              .otherwise("true"));

  static final Key<PlatformUser> MANAGERS =
      listed(
          Key.of(
              "managers[]",
              Kinds.USER,
              "who may change watches; none: whoever the platform lets manage the channel"));
  static final Key<Duration> POLL_EVERY =
      listed(
          Key.of("poll_every", Amounts.PACE, "how often the bot reads watched accounts by itself")
              .otherwise("1h"));

  static final Key<Channel> WATCH_CHANNEL =
      listed(Key.of("watches[].channel", Kinds.CHANNEL, "where warnings are posted; required"));
  static final Key<WatchedAccounts> WATCH_ACCOUNTS =
      listed(
          Key.of(
              "watches[].accounts[]",
              Kinds.WATCHED_ACCOUNTS,
              "addresses, or all of those that may be shown; required"));
  static final Key<LocalTime> WATCH_DAILY_AT =
      listed(
          Key.of(
              "watches[].daily_at",
              Amounts.TIME_OF_DAY,
              "when the accounts are checked; required"));
  static final Key<ZoneId> WATCH_TIME_ZONE =
      listed(Key.of("watches[].time_zone", Amounts.ZONE, "whose time of day that is; required"));
  static final Key<Credits> WARN_BELOW_CREDITS =
      listed(
          Key.of("watches[].warn.below_credits", Amounts.CREDITS, "fewer credits left; 0: off")
              .otherwise("0"));
  static final Key<Integer> WARN_BELOW_PERCENT =
      listed(
          Key.of(
                  "watches[].warn.below_percent",
                  Amounts.PERCENT,
                  "a smaller share left of what was granted; 0: off")
              .otherwise("10"));
  static final Key<Integer> WARN_RUNWAY_DAYS =
      listed(
          Key.of(
                  "watches[].warn.runway_days",
                  Amounts.DAYS,
                  "fewer days left at the present pace; 0: off")
              .otherwise("3"));
  static final Key<Integer> WARN_EXPIRING_DAYS =
      listed(
          Key.of(
                  "watches[].warn.expiring_days",
                  Amounts.DAYS,
                  "credits that expire unused within so many days; 0: off")
              .otherwise("3"));
  static final Key<Integer> WARN_SESSION_DAYS =
      listed(
          Key.of(
                  "watches[].warn.session_days",
                  Amounts.DAYS,
                  "a sign-in to Kling that ends within so many days; 0: off")
              .otherwise("2"));
  static final Key<String> MENTION_CRITICAL = listed(mention("critical"));
  static final Key<String> MENTION_WARNING = listed(mention("warning"));
  static final Key<String> MENTION_NOTICE = listed(mention("notice"));
  static final Key<Boolean> WATCH_URGENT =
      listed(
          Key.of(
                  "watches[].urgent",
                  Kinds.YES_OR_NO,
                  "whether an account that turns critical is posted at once")
              .otherwise("true"));

  static final Key<String> CLIP_NAME =
      listed(Key.of("clips[].name", Kinds.words(60), "a clip, in the singular; required"));
  static final Key<Credits> CLIP_CREDITS =
      listed(Key.of("clips[].credits", Amounts.PRICE, "what one costs; required"));
  static final Key<LocalDate> CLIP_CHECKED =
      listed(Key.of("clips[].checked", Amounts.DAY, "when that price was last looked up"));

  static final Key<Credits> PACK_CREDITS =
      listed(Key.of("packs[].credits", Amounts.PRICE, "the credits of a pack; required"));
  static final Key<String> PACK_PRICE =
      listed(Key.of("packs[].price", Kinds.words(30), "its price with the currency; required"));
  static final Key<LocalDate> PACK_CHECKED =
      listed(Key.of("packs[].checked", Amounts.DAY, "when that price was last looked up"));

  static final Key<Integer> HEALTH_PORT =
      listed(
          Key.of("health.port", Amounts.PORT, "where the health report is served; 0: nowhere")
              .from("HEALTH_PORT")
              .otherwise("9464"));
  static final Key<String> HEALTH_BIND =
      listed(
          Key.of("health.bind", Kinds.HOST, "the address it is served on").otherwise("127.0.0.1"));
  static final Key<Secret> HEALTH_PING_URL =
      listed(Key.of("health.ping_url", Kinds.PING_URL, "called while the bot is well"));

  static final Key<Format> LOG_FORMAT =
      listed(
          Key.of("log.format", Kinds.oneOf(Format.class), "how a line of the log looks")
              .from("LOG_FORMAT")
              .otherwise("text"));
  static final Key<Level> LOG_LEVEL =
      listed(
          Key.of("log.level", Kinds.oneOf(Level.class), "how much is logged")
              .from("LOG_LEVEL")
              .otherwise("info"));

  /** The level of each room of the bot that logs, by its name. */
  static final Map<String, Key<Level>> LOG_LEVELS = levels();

  static final List<Key<?>> ALL = List.copyOf(LISTED);

  /** Lists in which nothing would mean that the bot is of no use. */
  static final Set<Key<?>> NEVER_EMPTY = Set.of(ACCOUNTS_SHOW, WATCH_ACCOUNTS);

  /** What each group of a list has to have. */
  static final Set<Key<?>> REQUIRED =
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

  private static Map<String, Key<Level>> levels() {
    Map<String, Key<Level>> levels = new LinkedHashMap<>();
    for (String room : Log.ROOMS) {
      levels.put(
          room,
          listed(
              Key.of(
                  "log.levels." + room,
                  Kinds.oneOf(Level.class),
                  "how much is logged by what serves " + room)));
    }
    return levels;
  }

  private static Key<String> mention(String level) {
    return Key.of(
        "watches[].mention." + level,
        Kinds.words(100),
        "whom a message of that level mentions, such as @here");
  }

  private static <T> Key<T> listed(Key<T> key) {
    LISTED.add(key);
    return key;
  }
}
