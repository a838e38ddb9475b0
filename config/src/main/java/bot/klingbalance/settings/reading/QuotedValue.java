package bot.klingbalance.settings.reading;

import bot.klingbalance.message.Text;
import java.util.regex.Pattern;

/** How a mistake speaks of what somebody wrote, without telling a secret that stands there. */
public final class QuotedValue {
  private static final int MOST_SHOWN = 40;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,30}");

  /**
   * A token put where something else belongs: one that begins as those of the three services do, or
   * a long run without a break that mixes letters with digits, or small letters with capitals.
   */
  private static final Pattern LIKE_A_TOKEN =
      Pattern.compile(
          "(?s).*(?:(?i:xox[a-z]-|xapp-|user:[0-9])"
              + "|(?=[\\w-]*[A-Za-z])(?=[\\w-]*[0-9]|[\\w-]*[a-z][\\w-]*[A-Z]|[\\w-]*[A-Z][\\w-]*[a-z])"
              + "[\\w-]{20}).*");

  private QuotedValue() {}

  /**
   * A value of a key that holds no secret. What was copied from a page may have something in it
   * that nobody sees: then that is why it does not fit, and it hides no token.
   */
  public static String value(String text) {
    if (text.length() > MOST_SHOWN) {
      return "a text of %d characters".formatted(text.length());
    }
    String visible = Text.foreign(text);
    if (LIKE_A_TOKEN.matcher(visible).matches()) {
      return "something that looks like a token";
    }
    return visible.length() == text.length()
        ? '"' + visible + '"'
        : '"' + visible + "\" with something in it that is not shown";
  }

  /** Whether a text begins with a quote: a file of variables gives them away with the value. */
  public static boolean isInQuotes(String text) {
    return text.startsWith("\"") || text.startsWith("'");
  }

  /** A secret that does not fit: what is the matter with it, and nothing of its text. */
  public static String secret(String text) {
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      return "a value with a blank or a line break in it";
    }
    if (isInQuotes(text)) {
      return "a value in quotes, which count as a part of it";
    }
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? "a value of another form"
        : "a value with a character outside printable ASCII";
  }

  /** A key that is not known. */
  static String name(String text) {
    return NAME.matcher(text).matches() && !LIKE_A_TOKEN.matcher(text).matches()
        ? text
        : "a key of %d characters".formatted(text.length());
  }
}
