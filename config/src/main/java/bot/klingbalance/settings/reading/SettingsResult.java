package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.Settings;
import java.util.List;
import java.util.function.Function;

/** What came of reading the settings. */
public sealed interface SettingsResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Valid, T> valid, Function<Invalid, T> invalid);

  /** All of them are right. */
  record Valid(LoadedSettings loaded) implements SettingsResult {
    public Settings settings() {
      return loaded.settings();
    }

    @Override
    public <T> T match(Function<Valid, T> valid, Function<Invalid, T> invalid) {
      return valid.apply(this);
    }
  }

  /**
   * Something is wrong.
   *
   * @param mistakes every one, at least one: those of the file by line, then those of the
   *     environment
   * @param rest what fits its key, with defaults for all else: not to be run by
   */
  record Invalid(List<SettingsMistake> mistakes, LoadedSettings rest) implements SettingsResult {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }

    /** All of them, a sentence each. */
    public List<String> sentences() {
      return mistakes.stream().map(SettingsMistake::sentence).toList();
    }

    @Override
    public <T> T match(Function<Valid, T> valid, Function<Invalid, T> invalid) {
      return invalid.apply(this);
    }
  }
}
