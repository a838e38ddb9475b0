package bot.klingbalance.settings;

import bot.klingbalance.settings.SettingsReading.Invalid;
import bot.klingbalance.settings.SettingsReading.Valid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings. Immutable; it looks at nothing but what it is given and the files that this
 * names.
 */
public final class SettingsReader {
  private final Map<String, String> environment;
  private final Path workingDirectory;

  /**
   * A reader for one process.
   *
   * @param environment its variables
   * @param workingDirectory where relative names of files start
   */
  public SettingsReader(Map<String, String> environment, Path workingDirectory) {
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  /**
   * The settings, or everything that is wrong with them.
   *
   * @param named the file that the command line names; else the environment names one, or it is
   *     {@code kling-balance-bot.yaml} in the working directory, where there is one
   */
  public SettingsReading read(Optional<Path> named) {
    Mistakes mistakes = new Mistakes();
    Environment variables = new Environment(environment, workingDirectory, mistakes);
    SettingsFile file = new SettingsFile(workingDirectory, mistakes);
    return reading(
        file.read(named, variables.variable(SettingKeys.FILE_VARIABLE)), variables, mistakes);
  }

  /** The settings that {@code text} says, in the place of a file. */
  public SettingsReading read(String text) {
    Mistakes mistakes = new Mistakes();
    Environment variables = new Environment(environment, workingDirectory, mistakes);
    SettingsFile file = new SettingsFile(workingDirectory, mistakes);
    return reading(file.values("settings", text), variables, mistakes);
  }

  private static SettingsReading reading(
      Map<String, List<Written>> inFile, Environment variables, Mistakes mistakes) {
    Settings settings =
        new AnsweredSettings(new Answers(inFile, variables.read(), mistakes)).settings();
    List<Mistake> met = mistakes.inOrder();
    return met.isEmpty() ? new Valid(settings) : new Invalid(met);
  }
}
