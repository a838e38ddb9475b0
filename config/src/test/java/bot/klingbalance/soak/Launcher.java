package bot.klingbalance.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The script that people start the bot with. */
final class Launcher {
  private static final Path SCRIPT = Path.of("kling-balance-bot");

  /** What it sets whatever is asked of it. */
  private static final Pattern SETTING =
      Pattern.compile("(?m)^(compiled|collector|unused|least|young|most|quick)=\"?([^\"\\n]*)\"?$");

  private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

  private Launcher() {}

  /** What it tells Java. */
  static List<String> javaOptions() throws IOException {
    Map<String, String> set = new HashMap<>();
    SETTING
        .matcher(Files.readString(SCRIPT))
        .results()
        .forEach(line -> set.put(line.group(1), resolved(line, set)));
    List<String> options = List.of(set.getOrDefault("quick", "").split(" ", -1));
    if (!options.contains("-XX:+UseSerialGC")) {
      throw new AssertionError("the launcher's options were not found: " + options);
    }
    return options;
  }

  private static String resolved(MatchResult line, Map<String, String> set) {
    return NAME.matcher(line.group(2)).replaceAll(name -> set.getOrDefault(name.group(1), ""));
  }
}
