package bot.klingbalance.discord.rendering;

/**
 * How much Discord takes, in UTF-16 characters unless said otherwise: the stricter reading of its
 * documentation, which does not say how it counts.
 */
public final class DiscordLimits {
  /** {@code docs/resources/message}: Create Message, {@code content}. */
  static final int CONTENT = 2000;

  /** {@code docs/resources/message}: Embed Limits, {@code title}. */
  static final int EMBED_TITLE = 256;

  /**
   * {@code docs/resources/message}: Embed Limits, {@code description}. With the title it stays
   * below the 6,000 of a whole embed.
   */
  static final int EMBED_DESCRIPTION = 4096;

  /** {@code docs/resources/message}: Attachment Object, {@code description}. */
  static final int FILE_DESCRIPTION = 1024;

  /** {@code docs/components/reference}: Button, {@code label}. */
  static final int BUTTON_LABEL = 80;

  /** {@code docs/components/reference}: Action Row, at most so many buttons. */
  static final int BUTTONS_IN_ROW = 5;

  /** {@code docs/resources/message}: Create Message, so many rows of components. */
  static final int ROWS = 5;

  /**
   * {@code docs/interactions/application-commands}: Application Command Option Choice, {@code name}
   * and {@code value}.
   */
  public static final int CHOICE = 100;

  /** {@code docs/interactions/receiving-and-responding}: Autocomplete, at most so many choices. */
  public static final int CHOICES = 25;

  private DiscordLimits() {}
}
