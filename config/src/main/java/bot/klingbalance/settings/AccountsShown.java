package bot.klingbalance.settings;

import java.util.List;

/**
 * Which accounts people may ask for, and how a channel sees them.
 *
 * @param patterns at least one, such as {@code *@example.com}
 * @param maskedInChannels whether messages for a whole channel mask addresses
 */
public record AccountsShown(List<String> patterns, boolean maskedInChannels) {
  public AccountsShown {
    patterns = List.copyOf(patterns);
  }
}
