package bot.klingbalance.program.bundle;

import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of hosts in a text, and which dotted names are nobody's: the services', those of Java's
 * classes, of the bot's own files and settings, and of Slack's methods. Pure.
 */
final class HostNames {
  /** With the port and the path behind it. */
  static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.-])(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?\\.)+"
              + "\\p{L}(?:[\\p{L}\\p{N}_$-]*[\\p{L}\\p{N}_$])(?::\\d+)?(?:/[^\\s\"',;)]*)?");

  /** One without a dot shows by its port. */
  static final Pattern WITH_PORT =
      Pattern.compile("(?<![\\w.•-])(?!localhost:)[a-z][a-z0-9-]*:\\d{2,5}\\b(?:/[^\\s\"',;)]*)?");

  private static final Pattern END = Pattern.compile("[:/].*");

  /** Slack's subdomains are workspaces as well, which have names of their own. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(
          "(?:[\\w-]+\\.)*(?:useapi\\.net|discord\\.com|discord\\.gg|localhost)"
              + "|(?:(?:api|app|files|hooks|status|wss-[a-z]+|www)\\.)?slack\\.com",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_JAVA =
      Pattern.compile(
          "java\\.(?:io|lang|math|net|nio|security|sql|text|time|util)(?:\\.[\\w$]+)*\\.[A-Z][\\w$.]*"
              + "|java\\.(?:base|logging|naming|net\\.http|sql)"
              + "|(?:javax|jdk|sun|com\\.sun|bot\\.klingbalance|org\\.sqlite|org\\.postgresql"
              + "|org\\.slf4j|org\\.flywaydb|com\\.zaxxer|com\\.slack\\.api|com\\.fasterxml"
              + "|com\\.neovisionaries|net\\.dv8tion|ch\\.qos|okhttp3|okio|kotlin|picocli"
              + "|io\\.micrometer)(?:\\.[\\w$]+)+"
              + "|[A-Z][\\w$]*\\.java");

  private static final Pattern OF_SLACK =
      Pattern.compile(
          "apps\\.connections\\.open|auth\\.test|chat\\.(?:postMessage|update)"
              + "|conversations\\.(?:history|info|list)|users\\.info|views\\.open");

  private static final Pattern FILES =
      Pattern.compile("kling-balance-bot\\.(?:jar|yaml|db)(?:-(?:wal|shm))?");

  private static final Set<String> SETTINGS =
      SettingKeys.ALL.stream()
          .map(SettingKey::shownName)
          .map(name -> name.replace("[]", ""))
          .collect(Collectors.toSet());

  private HostNames() {}

  /** Whether that name, with or without a port and a path behind it, is nobody's. */
  static boolean isNobodys(String found) {
    String name = END.matcher(found).replaceFirst("");
    return !found.contains("@") && isNobodysName(name);
  }

  private static boolean isNobodysName(String name) {
    return OF_SERVICES.matcher(name).matches()
        || OF_JAVA.matcher(name).matches()
        || OF_SLACK.matcher(name).matches()
        || FILES.matcher(name).matches()
        || SETTINGS.contains(name);
  }
}
