package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import java.util.Set;

/**
 * Who may change watches.
 *
 * @param named those whom the settings name; where there is none, the platform's own rule holds
 */
public record Managers(Set<PlatformUser> named) {
  public Managers {
    named = Set.copyOf(named);
  }

  /**
   * Whether this person may. Discord has a right to manage a channel; Slack has none, so there
   * every full member may.
   */
  public boolean include(Asker asker) {
    if (asker.guest()) {
      return false;
    }
    return named.isEmpty()
        ? asker.platform() != Platform.DISCORD || asker.managesChannel()
        : named.contains(asker.user());
  }
}
