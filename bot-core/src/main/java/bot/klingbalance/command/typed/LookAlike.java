package bot.klingbalance.command.typed;

import bot.klingbalance.account.AccountEmail;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with a character that only looks like another.
 *
 * @param typed the character as it was typed: one, or a letter with a mark behind it
 * @param meant the character that an address has in its place
 */
public record LookAlike(AccountEmail address, String typed, String meant) {
  /** Below it is ASCII, where nothing looks like another. */
  private static final int FIRST_UNUSUAL = 0x80;

  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");

  /** The first such character of a word that would be an address but for them. */
  public static Optional<LookAlike> in(String word) {
    String text = TypedAddress.text(word).toLowerCase(Locale.ROOT);
    String usual = usual(text);
    return usual.equals(text)
        ? Optional.empty()
        : AccountEmail.parse(usual).map(address -> between(text, address));
  }

  /** The first character in which an address differs from one that looks alike or is near it. */
  public static LookAlike between(String text, AccountEmail address) {
    String usual = address.value();
    int from = 0;
    while (from < text.length()
        && from < usual.length()
        && text.charAt(from) == usual.charAt(from)) {
      from++;
    }
    int behind = 0;
    while (behind < Math.min(text.length(), usual.length()) - from
        && text.charAt(text.length() - 1 - behind) == usual.charAt(usual.length() - 1 - behind)) {
      behind++;
    }
    return new LookAlike(address, firstIn(text, from, behind), firstIn(usual, from, behind));
  }

  /** Both characters with their names: {@code “＠” (U+FF20, fullwidth commercial at)}. */
  public String sentence() {
    return "%s only looks like %s: type the latter.".formatted(namedTyped(), namedMeant());
  }

  public String namedTyped() {
    return named(typed);
  }

  public String namedMeant() {
    return named(meant);
  }

  static boolean isInUsualCharacters(AccountEmail email) {
    return usual(email.value()).equals(email.value());
  }

  private static String usual(String text) {
    if (text.chars().allMatch(character -> character < FIRST_UNUSUAL)) {
      return text;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u3002', '.');
    return DASHES.matcher(composed).replaceAll("-");
  }

  /** A whole character with its marks. */
  private static String firstIn(String text, int from, int behind) {
    int start = from;
    while (start > 0 && start < text.length() && isMarkAt(text, start)) {
      start = text.offsetByCodePoints(start, -1);
    }
    int end = start >= text.length() ? start : text.offsetByCodePoints(start, 1);
    while (end < text.length() - behind && isMarkAt(text, end)) {
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(start, end);
  }

  private static boolean isMarkAt(String text, int place) {
    return Character.getType(text.codePointAt(place)) == Character.NON_SPACING_MARK;
  }

  private static String named(String character) {
    StringBuilder names = new StringBuilder();
    character
        .codePoints()
        .forEach(
            each ->
                names
                    .append(names.isEmpty() ? "" : " and ")
                    .append("U+%04X, %s".formatted(each, name(each))));
    return "%s (%s)".formatted(TypedText.quoted(character), names);
  }

  private static String name(int character) {
    String name = Character.getName(character);
    return name == null ? "without a name" : name.toLowerCase(Locale.ROOT);
  }
}
