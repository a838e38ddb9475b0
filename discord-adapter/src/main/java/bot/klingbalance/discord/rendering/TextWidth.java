package bot.klingbalance.discord.rendering;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How many columns of a fixed-width font a text takes: none for a mark that stands on a letter, two
 * for the wide letters of East Asia and for pictures.
 */
final class TextWidth {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);
  private static final int FIRST_PICTURE = 0x1F300;
  private static final int LAST_PICTURE = 0x1FAFF;
  private static final int FIRST_FULL_WIDTH = 0xFF01;
  private static final int LAST_FULL_WIDTH = 0xFF60;

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isWide(letter) ? 2 : 1;
    };
  }

  private static boolean isWide(int letter) {
    return (letter >= FIRST_PICTURE && letter <= LAST_PICTURE)
        || (letter >= FIRST_FULL_WIDTH && letter <= LAST_FULL_WIDTH)
        || (letter > 0xFF && WIDE.contains(UnicodeScript.of(letter)));
  }
}
