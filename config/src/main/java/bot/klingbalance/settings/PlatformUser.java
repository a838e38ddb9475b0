package bot.klingbalance.settings;

import bot.klingbalance.chat.Platform;

/**
 * A person on a chat.
 *
 * @param id the platform's own, such as {@code U0123456789} or {@code 998877665544332211}
 */
public record PlatformUser(Platform platform, String id) {
  /** As it stands in settings: {@code slack:U0123456789}. */
  @Override
  public String toString() {
    return platform.key() + ":" + id;
  }
}
