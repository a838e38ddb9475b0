package bot.klingbalance.program.bundle;

import bot.klingbalance.settings.key.KeyPaths;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsMistake;
import bot.klingbalance.settings.reading.WrittenValue;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings without what is somebody's: each key that is set, where, and its value where that is a
 * number, a time, a switch or one word of a few. Pure.
 */
final class SettingsOutline {
  private static final String SET = "•••";

  /** What can be nobody's: neither a name nor an id. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "-?\\d{1,8}(?:\\.\\d{1,4})?|\\d{1,6}\\s?(?:ms|s|m|h|d)|\\d{1,2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}"
              + "|true|false|text|json|error|warn|info|debug|trace|none|masked|full|weekly|all|\\*"
              + "|(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?");

  private SettingsOutline() {}

  /** A line for each value. */
  static List<String> of(LoadedSettings settings) {
    return settings.written().entrySet().stream()
        .filter(each -> KeyPaths.isValue(each.getKey()) || each.getKey().endsWith("[]"))
        .flatMap(each -> each.getValue().stream().map(written -> line(each.getKey(), written)))
        .toList();
  }

  private static String line(String path, WrittenValue written) {
    boolean isSecret = KeyPaths.key(path).type().secret();
    String variable = written.key().matches("[A-Z_]+") ? " (" + written.key() + ")" : "";
    return "%s: %s%s".formatted(path, shown(written.text(), isSecret), variable);
  }

  private static String shown(String text, boolean isSecret) {
    if (text.startsWith("jdbc:sqlite:") || text.startsWith("jdbc:postgresql:")) {
      return text.substring(0, text.indexOf(':', "jdbc:".length()) + 1) + SET;
    }
    return !isSecret && isHarmless(text) ? text : SET;
  }

  /** Whether that can be nobody's. */
  static boolean isHarmless(String text) {
    return HARMLESS.matcher(text).matches();
  }

  /** A line for each mistake, without what was found. */
  static List<String> of(List<SettingsMistake> mistakes) {
    return mistakes.stream()
        .map(mistake -> "%s does not fit; %s.".formatted(key(mistake.key()), fits(mistake.fits())))
        .toList();
  }

  /** What is no key of the bot may be anything. */
  private static String key(String name) {
    String path = name.replaceAll("_FILE$", "");
    boolean isKnown =
        SettingKeys.ALL.stream()
            .anyMatch(
                key ->
                    key.shownName().equals(SettingKey.shown(path))
                        || key.variable().filter(path::equals).isPresent());
    return isKnown ? name : "A key that the bot does not know";
  }

  private static String fits(String clause) {
    return clause.replaceAll("[\"“].*[\"”]", SET);
  }
}
