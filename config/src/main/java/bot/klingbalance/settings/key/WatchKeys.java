package bot.klingbalance.settings.key;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The keys of each channel that is warned: of what, when and by which limits. */
public final class WatchKeys {
  private static final KeyList KEYS = new KeyList();

  /** How often a channel gets a report. */
  public enum Report {
    WEEKLY
  }

  public static final SettingKey<Channel> CHANNEL =
      KEYS.add(
          SettingKey.live(
                  "watches[].channel", ValueTypes.CHANNEL, "where warnings are posted; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<WatchedAccounts> ACCOUNTS =
      KEYS.add(
          SettingKey.live(
                  "watches[].accounts[]",
                  AccountTypes.WATCHED_ACCOUNTS,
                  "addresses, or all of those that may be shown; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<LocalTime> DAILY_AT =
      KEYS.add(
          SettingKey.live(
                  "watches[].daily_at",
                  AmountTypes.TIME_OF_DAY,
                  "when the accounts are checked; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<ZoneId> TIME_ZONE =
      KEYS.add(
          SettingKey.live(
                  "watches[].time_zone", AmountTypes.ZONE, "whose time of day that is; required")
              .is(Presence.REQUIRED));

  public static final SettingKey<Weekdays> DAYS =
      KEYS.add(
          SettingKey.live(
                  "watches[].days[]",
                  WatchTypes.WEEKDAYS,
                  "on which days of the week; on others only what is critical is posted")
              .defaultsTo("mon-sun"));

  public static final SettingKey<Report> REPORT =
      KEYS.add(
          SettingKey.live(
              "watches[].report",
              ValueTypes.oneOf(Report.class),
              "also a report each week, on the first of days, even when all is well"));

  public static final SettingKey<Credits> BELOW_CREDITS =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.below_credits", AmountTypes.CREDITS, "fewer credits left; 0: off")
              .defaultsTo("0"));
  public static final SettingKey<Integer> BELOW_PERCENT =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.below_percent",
                  AmountTypes.PERCENT,
                  "a smaller share left of what was granted; 0: off")
              .defaultsTo("10"));
  public static final SettingKey<Integer> RUNWAY_DAYS =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.runway_days",
                  AmountTypes.DAYS,
                  "fewer days left at the present pace; 0: off")
              .defaultsTo("3"));
  public static final SettingKey<Integer> EXPIRING_DAYS =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.expiring_days",
                  AmountTypes.DAYS,
                  "credits that expire unused within so many days; 0: off")
              .defaultsTo("3"));
  public static final SettingKey<Integer> SESSION_DAYS =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.session_days",
                  AmountTypes.DAYS,
                  "a sign-in to Kling that ends within so many days; 0: off")
              .defaultsTo("2"));

  public static final SettingKey<Boolean> UNUSUAL =
      KEYS.add(
          SettingKey.live(
                  "watches[].warn.unusual",
                  ValueTypes.YES_OR_NO,
                  "far more spending than usual, told at once")
              .defaultsTo("true"));

  public static final SettingKey<String> MENTION_CRITICAL = KEYS.add(mention("critical"));
  public static final SettingKey<String> MENTION_WARNING = KEYS.add(mention("warning"));
  public static final SettingKey<String> MENTION_NOTICE = KEYS.add(mention("notice"));

  public static final SettingKey<Boolean> URGENT =
      KEYS.add(
          SettingKey.live(
                  "watches[].urgent",
                  ValueTypes.YES_OR_NO,
                  "whether an account that turns critical is posted at once")
              .defaultsTo("true"));

  public static final SettingKey<Duration> ESCALATE_AFTER =
      KEYS.add(
          SettingKey.live(
              "watches[].escalate.after",
              AmountTypes.PERIOD,
              "how long after its message a critical finding that nobody has taken mentions once more"));
  public static final SettingKey<String> ESCALATE_MENTION =
      KEYS.add(
          SettingKey.live(
              "watches[].escalate.mention", WatchTypes.MENTION, "whom it mentions then"));

  static final List<SettingKey<?>> ALL = KEYS.inOrder();

  private WatchKeys() {}

  private static SettingKey<String> mention(String level) {
    return SettingKey.live(
        "watches[].mention." + level, WatchTypes.MENTION, "whom a message of that level mentions");
  }
}
