package bot.klingbalance.settings.key;

import bot.klingbalance.account.Credits;
import java.time.LocalDate;
import java.util.List;

/** The keys of what a clip costs, and of the credits that can be bought. */
public final class PriceKeys {
  private static final KeyList KEYS = new KeyList();

  public static final SettingKey<String> CLIP_NAME =
      KEYS.add(
          SettingKey.live("clips[].name", ValueTypes.words(60), "a clip, in the singular; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<Credits> CLIP_CREDITS =
      KEYS.add(
          SettingKey.live("clips[].credits", AmountTypes.PRICE, "what one costs; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<LocalDate> CLIP_CHECKED =
      KEYS.add(
          SettingKey.live(
              "clips[].checked", AmountTypes.DAY, "when that price was last looked up"));
  public static final SettingKey<String> CLIP_MODEL =
      KEYS.add(
          SettingKey.live(
              "clips[].model",
              ValueTypes.words(64),
              "its model as the statistics of useapi.net name it, for /kling-usage"));

  public static final SettingKey<Credits> PACK_CREDITS =
      KEYS.add(
          SettingKey.live("packs[].credits", AmountTypes.PRICE, "the credits of a pack; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<String> PACK_PRICE =
      KEYS.add(
          SettingKey.live(
                  "packs[].price", ValueTypes.words(30), "its price with the currency; required")
              .is(Presence.REQUIRED));
  public static final SettingKey<LocalDate> PACK_CHECKED =
      KEYS.add(
          SettingKey.live(
              "packs[].checked", AmountTypes.DAY, "when that price was last looked up"));

  static final List<SettingKey<?>> ALL = KEYS.inOrder();

  private PriceKeys() {}
}
