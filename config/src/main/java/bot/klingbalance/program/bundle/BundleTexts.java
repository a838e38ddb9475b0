package bot.klingbalance.program.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands in the files of a report that is the same for everybody. Pure but for the versions.
 */
final class BundleTexts {
  static final String README =
      """
      A report of kling-balance-bot doctor. Look through it before you send it.

      versions.txt          the bot, Java and the system
      settings.txt          the keys that are set; of values, numbers, times and switches only
      checks.txt            what doctor said
      log.txt               the last 500 lines of the log that was handed in with --log
      log-of-doctor.txt     what doctor itself logged while it looked
      answers.txt           what useapi.net, Slack and Discord answered: keys and types, no values
      answers-expected.txt  the same, as the bot's tests have it
      differences.txt       where the two differ, in sentences

      Masked as ••• are tokens, addresses, names and ids; * stands for a key that no document of the
      service names, as it may be an address. Connections that stay open (Slack's socket, Discord's
      gateway) are not in it.
      """;

  static final String WRONG_SETTINGS =
      "Nothing was looked at: settings.txt says what is wrong with the settings.\n";

  private static final List<String> PROPERTIES =
      List.of("java.version", "java.vm.name", "java.vendor", "os.name", "os.version", "os.arch");

  private BundleTexts() {}

  static String versions(String version, Instant at) {
    StringBuilder text = new StringBuilder("bot: %s\nmade: %s\n".formatted(version, at));
    PROPERTIES.forEach(
        name -> text.append(name).append(": ").append(System.getProperty(name)).append('\n'));
    return text.append("processors: ")
        .append(Runtime.getRuntime().availableProcessors())
        .append("\nmost memory: ")
        .append(Runtime.getRuntime().maxMemory() / (1024 * 1024))
        .append(" MiB\n")
        .toString();
  }

  static String lines(List<String> lines, String none) {
    return (lines.isEmpty() ? none : String.join("\n", lines)) + "\n";
  }

  static String differences(Map<String, AnswerShape> seen, ExpectedShapes expected) {
    return seen.isEmpty()
        ? "Nothing was answered.\n"
        : lines(
            ShapeDifferences.between(seen, expected),
            "None: all that was answered looks as the tests have it.");
  }
}
