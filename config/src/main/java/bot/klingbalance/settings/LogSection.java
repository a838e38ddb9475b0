package bot.klingbalance.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * How and how much the bot logs.
 *
 * @param levels of those packages, such as {@code useapi}, that log more or less than the rest; an
 *     old name may stand for several
 */
public record LogSection(Format format, Level level, Map<String, Level> levels) {
  /** The packages right below {@code bot.klingbalance}, in all modules. */
  public static final List<String> PACKAGES =
      List.of(
          "account",
          "alert",
          "chart",
          "chat",
          "check",
          "cli",
          "command",
          "concurrent",
          "database",
          "demo",
          "digest",
          "discord",
          "doctor",
          "finding",
          "forecast",
          "health",
          "history",
          "http",
          "lease",
          "message",
          "outbox",
          "pack",
          "plan",
          "polling",
          "program",
          "replica",
          "report",
          "schedule",
          "secret",
          "settings",
          "slack",
          "store",
          "terminal",
          "usage",
          "useapi",
          "watch");

  /**
   * Names that packages had before, and what was in them then and has another name now: files with
   * an old name keep their meaning.
   */
  public static final Map<String, List<String>> OLD_NAMES = oldNames();

  public LogSection {
    levels = Map.copyOf(levels);
  }

  /**
   * The level of a package alone, by its own name or else by an old one; nothing where it logs as
   * much as the rest.
   */
  public Optional<Level> levelOf(String name) {
    return Optional.ofNullable(levels.get(name)).or(() -> levelByOldName(name));
  }

  private Optional<Level> levelByOldName(String name) {
    return OLD_NAMES.entrySet().stream()
        .filter(old -> old.getValue().contains(name))
        .flatMap(old -> Optional.ofNullable(levels.get(old.getKey())).stream())
        .findFirst();
  }

  private static Map<String, List<String>> oldNames() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put("checkup", List.of("doctor"));
    names.put("delivery", List.of("check", "outbox"));
    names.put("program", List.of("cli"));
    names.put("store", List.of("database"));
    names.put("warning", List.of("digest", "finding", "outbox", "pack"));
    return Collections.unmodifiableMap(names);
  }

  /** How a line of the log looks. */
  public enum Format {
    TEXT,
    JSON
  }
}
