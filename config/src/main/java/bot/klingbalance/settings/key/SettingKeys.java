package bot.klingbalance.settings.key;

import java.util.List;
import java.util.stream.Stream;

/** Every key of the settings, in the order of the file. */
public final class SettingKeys {
  /** Names the file of settings itself; it can stand in the environment only. */
  public static final String FILE_VARIABLE = "KLING_BALANCE_BOT_SETTINGS";

  public static final List<SettingKey<?>> ALL =
      Stream.of(
              ConnectionKeys.ALL, AccountKeys.ALL, WatchKeys.ALL, PriceKeys.ALL, OperationKeys.ALL)
          .<SettingKey<?>>flatMap(List::stream)
          .toList();

  private SettingKeys() {}
}
