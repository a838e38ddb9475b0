package bot.klingbalance.settings;

import org.slf4j.event.Level;

/** How and how much the bot logs. */
public record Log(Format format, Level level) {
  /** How a line of the log looks. */
  public enum Format {
    TEXT,
    JSON
  }
}
