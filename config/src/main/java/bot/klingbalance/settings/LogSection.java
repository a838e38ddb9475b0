package bot.klingbalance.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * How and how much the bot logs.
 *
 * @param levels of those rooms of the bot, such as {@code useapi}, that log more or less than the
 *     rest: the packages right below {@code bot.klingbalance}
 */
public record LogSection(Format format, Level level, Map<String, Level> levels) {
  /** The rooms that log. */
  public static final List<String> ROOMS =
      List.of(
          "delivery",
          "discord",
          "polling",
          "program",
          "schedule",
          "slack",
          "store",
          "terminal",
          "useapi");

  public LogSection {
    levels = Map.copyOf(levels);
  }

  /** The level of a room alone; nothing where it logs as much as the rest. */
  public Optional<Level> levelOf(String room) {
    return Optional.ofNullable(levels.get(room));
  }

  /** How a line of the log looks. */
  public enum Format {
    TEXT,
    JSON
  }
}
