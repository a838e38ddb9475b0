package bot.klingbalance.command.typed;

import bot.klingbalance.account.AccountEmail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address in a word. */
public final class TypedAddress {
  private static final Pattern SCHEME = Pattern.compile("mailto:", Pattern.CASE_INSENSITIVE);

  /**
   * What a link may say of the mail to write; a domain has no such character. The question mark is
   * looked for first: to look back from each place of a long text takes milliseconds.
   */
  private static final Pattern QUERY = Pattern.compile("\\?(?<=@[^@?]{1,254}\\?).*");

  private static final Pattern SEPARATOR = Pattern.compile("[,;，；、]+");

  private TypedAddress() {}

  /**
   * The address that a person meant. One with a character that only looks like another is none: see
   * {@link LookAlike}.
   */
  public static Optional<AccountEmail> in(String word) {
    return AccountEmail.parse(word)
        .or(() -> AccountEmail.parse(text(word)))
        .filter(LookAlike::isInUsualCharacters);
  }

  /** The address that a text consists of. */
  public static Optional<AccountEmail> only(String typed) {
    List<String> words = TypedText.words(typed);
    return words.size() == 1 ? in(words.get(0)) : Optional.empty();
  }

  /** Every address in a text, each once, in their order. */
  public static List<AccountEmail> allIn(String typed) {
    return allIn(TypedText.words(typed));
  }

  /** The same of words that are read already. */
  public static List<AccountEmail> allIn(List<String> words) {
    return words.stream()
        .flatMap(TypedAddress::parts)
        .map(TypedAddress::in)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The parts of a word that commas and the like separate. */
  public static Stream<String> parts(String word) {
    return SEPARATOR.splitAsStream(word).filter(part -> !TypedText.bare(part).isEmpty());
  }

  /** The word without what may stand around an address. */
  static String text(String word) {
    if (AccountEmail.parse(word).isPresent()) {
      return word;
    }
    String bare = SCHEME.matcher(TypedText.bare(word)).replaceFirst("");
    return QUERY.matcher(TypedText.bare(bare)).replaceFirst("");
  }
}
