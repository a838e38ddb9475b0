package bot.klingbalance.chat;

import bot.klingbalance.account.Requester;

/**
 * A person on a chat.
 *
 * @param id the platform's own, such as {@code U0123456789} or {@code 998877665544332211}
 */
public record PlatformUser(Platform platform, String id) {
  /** The person whom {@link #toString} wrote. */
  public static PlatformUser parse(String written) {
    int colon = written.indexOf(':');
    return new PlatformUser(Platform.of(written.substring(0, colon)), written.substring(colon + 1));
  }

  /** On whose behalf accounts are asked for when this person asks. */
  public Requester requester() {
    return new Requester(toString());
  }

  /** As it stands in settings: {@code slack:U0123456789}. */
  @Override
  public String toString() {
    return platform.key() + ":" + id;
  }
}
