package bot.klingbalance.chat;

/**
 * A channel of a chat.
 *
 * @param id the platform's own, such as {@code C0123456789} or {@code 112233445566778899}
 */
public record Channel(Platform platform, String id) {
  /** The channel that {@link #toString} wrote. */
  public static Channel parse(String written) {
    int colon = written.indexOf(':');
    return new Channel(Platform.of(written.substring(0, colon)), written.substring(colon + 1));
  }

  /** As it stands in settings: {@code slack:C0123456789}. */
  @Override
  public String toString() {
    return platform.key() + ":" + id;
  }
}
