package bot.klingbalance.program.bundle;

import bot.klingbalance.settings.key.SettingKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a settings file says besides the names of keys, whether or not it is YAML. Pure. */
final class SettingsWords {
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]+)\"|'([^'\\n]+)'");
  private static final Pattern PARTS = Pattern.compile("[\\[\\]{},\"'\\n]|:\\s|:$|(?:^|\\s)-\\s");

  private static final Set<String> KEYS =
      SettingKeys.ALL.stream()
          .flatMap(key -> Arrays.stream(key.shownName().split("\\.")))
          .collect(Collectors.toUnmodifiableSet());

  private SettingsWords() {}

  static List<String> of(String text) {
    String told = COMMENT.matcher(text).replaceAll("");
    Stream<String> quoted =
        QUOTED.matcher(told).results().map(each -> each.group().replaceAll("^.|.$", ""));
    Stream<String> parts = told.lines().flatMap(PARTS::splitAsStream);
    return Stream.concat(quoted, parts)
        .map(String::strip)
        .filter(word -> !word.isEmpty() && !KEYS.contains(word.replaceAll(":$", "")))
        .filter(word -> !SettingsOutline.isHarmless(word))
        .distinct()
        .toList();
  }
}
