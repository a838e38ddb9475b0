package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.Settings;
import java.util.List;

/** What came of reading the settings. */
public sealed interface SettingsResult {
  /** All of them are right. */
  record Valid(Settings settings) implements SettingsResult {}

  /**
   * Something is wrong.
   *
   * @param mistakes every one, at least one: those of the file by line, then those of the
   *     environment
   */
  record Invalid(List<SettingsMistake> mistakes) implements SettingsResult {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
