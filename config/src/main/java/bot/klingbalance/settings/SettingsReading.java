package bot.klingbalance.settings;

import java.util.List;

/** What came of reading the settings. */
public sealed interface SettingsReading {
  /** All of them are right. */
  record Valid(Settings settings) implements SettingsReading {}

  /**
   * Something is wrong.
   *
   * @param mistakes every one, at least one: those of the file by line, then those of the
   *     environment
   */
  record Invalid(List<Mistake> mistakes) implements SettingsReading {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
