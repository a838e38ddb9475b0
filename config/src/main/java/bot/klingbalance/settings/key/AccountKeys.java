package bot.klingbalance.settings.key;

import bot.klingbalance.chat.PlatformUser;
import java.time.Duration;
import java.util.List;

/** The keys of which accounts are shown and read, and of who may change watches. */
public final class AccountKeys {
  private static final KeyList KEYS = new KeyList();

  public static final SettingKey<String> SHOW =
      KEYS.add(
          SettingKey.live(
                  "accounts.show[]",
                  AccountTypes.ACCOUNT_PATTERN,
                  "accounts that people may ask for; * stands for any characters")
              .from("ACCOUNTS_SHOW")
              .defaultsTo("*")
              .is(Presence.NOT_EMPTY));
  public static final SettingKey<Boolean> MASK_IN_CHANNELS =
      KEYS.add(
          SettingKey.live(
                  "accounts.mask_in_channels",
                  ValueTypes.YES_OR_NO,
                  "whether messages for a whole channel mask addresses")
              .defaultsTo("true"));

  public static final SettingKey<PlatformUser> MANAGERS =
      KEYS.add(
          SettingKey.live(
              "managers[]",
              ValueTypes.USER,
              "who may change watches; none: whoever the platform lets manage the channel"));

  public static final SettingKey<Duration> ANSWER_WITHIN =
      KEYS.add(
          SettingKey.live(
                  "answer_within",
                  AmountTypes.WAIT,
                  "how long a person waits for useapi.net before the last reading is shown")
              .defaultsTo("2s"));
  public static final SettingKey<Duration> POLL_EVERY =
      KEYS.add(
          SettingKey.live(
                  "poll_every",
                  AmountTypes.PERIOD,
                  "how often the bot reads watched accounts by itself")
              .defaultsTo("1h"));

  static final List<SettingKey<?>> ALL = KEYS.inOrder();

  private AccountKeys() {}
}
