package bot.klingbalance.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script that people start the bot with. */
final class Launcher {
  private static final Path SCRIPT = Path.of("kling-balance-bot");
  private static final Pattern OPTIONS = Pattern.compile("(?m)^quick=\"(?:\\$quick )?([^\"]*)\"");

  private Launcher() {}

  /** What it tells Java. */
  static List<String> javaOptions() throws IOException {
    Matcher lines = OPTIONS.matcher(Files.readString(SCRIPT));
    List<String> options =
        lines.results().flatMap(line -> List.of(line.group(1).split(" ", -1)).stream()).toList();
    if (!options.contains("-XX:+UseSerialGC")) {
      throw new AssertionError("the launcher's options were not found: " + options);
    }
    return options;
  }
}
