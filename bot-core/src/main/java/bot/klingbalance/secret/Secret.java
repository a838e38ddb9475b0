package bot.klingbalance.secret;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that must not stand in a log, a message or an error: {@link #toString} hides it, {@link
 * #reveal} is called where it goes onto the wire and nowhere else.
 *
 * <p>A class, not a record: nothing that prints components by itself may reach the text.
 */
public final class Secret {
  private static final String HIDDEN = "•••";

  private static final Pattern LINE = Pattern.compile("(?! )(?:[^\\p{C}\\p{Z}]| )+(?<! )");

  private final String text;
  private final Optional<String> setting;

  private Secret(String text, Optional<String> setting) {
    this.text = text;
    this.setting = setting;
  }

  /**
   * A secret of the given text.
   *
   * @param text printable ASCII without blanks, as every token of useapi.net, Slack and Discord is;
   *     so it fits into a request header as it stands
   * @throws IllegalArgumentException when it is empty or has another character; the message does
   *     not tell the text
   */
  public static Secret of(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a secret is printable ASCII without blanks");
    }
    return new Secret(text, Optional.empty());
  }

  /**
   * A secret that no request header holds, such as an address with a file's name in it.
   *
   * @param text one line, which may have blanks inside and characters outside ASCII
   * @throws IllegalArgumentException when it is empty, begins or ends with a blank, or has a
   *     character in it that is not shown; the message does not tell the text
   */
  public static Secret ofLine(String text) {
    if (!LINE.matcher(text).matches()) {
      throw new IllegalArgumentException("a secret is one line without blanks around it");
    }
    return new Secret(text, Optional.empty());
  }

  /** The same, of which {@link #setting} is known; both are equal. */
  public Secret setBy(String setting) {
    return new Secret(text, Optional.of(setting));
  }

  /** What holds it, as people know it, such as {@code USEAPI_TOKEN_FILE}; where that is known. */
  public Optional<String> setting() {
    return setting;
  }

  /** The text itself, for the wire. */
  public String reveal() {
    return text;
  }

  /** {@code words} with every occurrence of this secret hidden: for text that echoes requests. */
  public String hideIn(String words) {
    return words.replace(text, HIDDEN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
