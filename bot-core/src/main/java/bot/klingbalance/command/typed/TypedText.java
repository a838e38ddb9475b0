package bot.klingbalance.command.typed;

import bot.klingbalance.message.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one reader of typed text: what people cannot see, or a chat adds by itself, is gone. */
public final class TypedText {
  /** Slack makes such links by itself of the addresses that people type. */
  private static final Pattern MAIL_LINK =
      Pattern.compile("<mailto:([^|>]*)(?:\\|[^>]*)?>", Pattern.CASE_INSENSITIVE);

  /**
   * Unicode's Default_Ignorable_Code_Point as far as it is not of the category {@code Cf}: the
   * combining grapheme joiner, fillers of Hangul and Khmer, variation selectors.
   */
  private static final Set<Integer> IGNORABLE =
      Set.of(
          0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x3164, 0xffa0);

  /** A pattern of Braille without dots: a symbol to Unicode, a blank to the eye. */
  private static final int BRAILLE_BLANK = 0x2800;

  private static final int MOST_COMPARED = 40;

  private static final int NEXT_LINE = 0x85;

  private static final String PUNCTUATION = ".,;:!?…。．，、；：！？";
  private static final String OPENING = "\"'`´“”„‟‘’‚«»‹›<>()[]{}＜＞（）「」";
  private static final Pattern NOT_A_WORD =
      Pattern.compile("[%s]+".formatted(Pattern.quote(PUNCTUATION + OPENING)));

  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private TypedText() {}

  /** The text in one line with single blanks; empty where nobody can see anything in it. */
  public static String plain(String typed) {
    String visible = visible(typed);
    String unlinked = MAIL_LINK.matcher(visible).replaceAll("$1 ");
    String written = MAIL_LINK.matcher(unescaped(unlinked)).replaceAll("$1 ");
    return oneLine(written);
  }

  /** The words of it; what is nothing but punctuation is none. */
  public static List<String> words(String typed) {
    return Stream.of(plain(typed).split(" "))
        .filter(word -> !word.isEmpty() && !NOT_A_WORD.matcher(word).matches())
        .toList();
  }

  /** The same without what a chat adds: links and escapes stay as they are. */
  public static String line(String typed) {
    return oneLine(visible(typed));
  }

  /** Long enough to be compared, short enough to be compared quickly. */
  public static String cut(String word) {
    return word.length() <= MOST_COMPARED ? word : word.substring(0, MOST_COMPARED);
  }

  /** A word or a value without quotes and brackets around it, and punctuation behind it. */
  public static String bare(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && isAround(word.charAt(from))) {
      from++;
    }
    while (to > from && (isAround(word.charAt(to - 1)) || isBehind(word.charAt(to - 1)))) {
      to--;
    }
    return word.substring(from, to);
  }

  /**
   * A value such as an amount, a time of day or a zone: bare, and in plain digits and signs where
   * an Asian keyboard or a word processor made wide or long ones of them.
   */
  public static String value(String typed) {
    return Normalizer.normalize(bare(typed), Normalizer.Form.NFKC)
        .replaceAll("[\u2010-\u2015\u2212]", "-")
        .strip();
  }

  /**
   * What was typed, to be said back in quotes. A character that {@link Text#foreign} would leave
   * out stands there by its number, so that nobody reads something else than was understood.
   */
  public static String quoted(String typed) {
    StringBuilder shown = new StringBuilder();
    typed
        .codePoints()
        .filter(character -> isBlank(character) || !isInvisible(character))
        .forEach(
            character -> {
              if (isShown(character)) {
                shown.appendCodePoint(character);
              } else {
                shown.append("[U+%04X]".formatted(character));
              }
            });
    return "“%s”".formatted(Text.foreign(shown.toString()));
  }

  private static String oneLine(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ");
  }

  private static String visible(String typed) {
    StringBuilder visible = new StringBuilder();
    typed
        .codePoints()
        .forEach(
            character -> {
              if (isBlank(character)) {
                visible.append(' ');
              } else if (!isInvisible(character)) {
                visible.appendCodePoint(character);
              }
            });
    return visible.toString();
  }

  /** Slack's escapes, the ampersand last so that nothing is unescaped twice. */
  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == BRAILLE_BLANK
        || character == NEXT_LINE;
  }

  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || type == Character.SURROGATE
        || IGNORABLE.contains(character)
        || (character >= 0xfe00 && character <= 0xfe0f)
        || (character >= 0xe0000 && character <= 0xe0fff);
  }

  private static boolean isShown(int character) {
    int type = Character.getType(character);
    return type != Character.PRIVATE_USE && type != Character.UNASSIGNED;
  }

  private static boolean isAround(char character) {
    return OPENING.indexOf(character) >= 0;
  }

  private static boolean isBehind(char character) {
    return PUNCTUATION.indexOf(character) >= 0;
  }
}
