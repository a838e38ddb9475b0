package bot.klingbalance.program.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks in a text what may be somebody's: given words wherever they stand, and whatever looks like
 * an address, a token, an id, a path of a file or an address of the network. In doubt it masks.
 * Immutable.
 */
final class Masking {
  private static final String MASK = "•••";

  /** Shorter words are masked only where they stand alone: they are parts of many others. */
  private static final int STANDS_OUT = 6;

  private static final int SHORTEST = 2;

  private static final List<Pattern> LOOKS =
      List.of(
          // Addresses of people and of accounts, masked ones too; user:password@host as well
          Pattern.compile("[^\\s\"'<>(),;“”]+(?:@|＠|%40)[^\\s\"'<>(),;“”]+"),
          // Tokens: useapi.net's, Slack's, and what is as long as no word
          Pattern.compile("\\buser:[^\\s\"',;]+"),
          Pattern.compile("\\bx(?:ox[a-z]|app)[-.][^\\s\"',;]+"),
          Pattern.compile("\\b(?:Bot|Bearer|Basic) [^\\s\"',;]{8,}"),
          Pattern.compile("[\\w.~+/=-]*\\w{24,}[\\w.~+/=-]*"),
          Pattern.compile("\\b[\\w-]{20,}\\.[\\w-]{5,}\\.[\\w-]{10,}"),
          // What stands behind the name of a chat, and ids without it
          Pattern.compile("(?<=\\b(?:slack|discord):)(?!•)[^\\s\"',;)]*[^\\s\"',;).]"),
          Pattern.compile("\\b[ABCDEFGSTUW][A-Z0-9]{7,}\\b"),
          Pattern.compile("\\b\\d{15,}\\b"),
          Pattern.compile("(?<!\\w)#[\\p{L}\\p{N}_-]+"),
          // Names of servers and of a workspace, as the bot's own sentences tell them
          Pattern.compile("(?<=\\b(?:answers in|in the workspace) )[^.\"]+"),
          // Files, with blanks in their names where they are quoted, and addresses of the network
          Pattern.compile("(?<=['\"“])(?:/|[A-Za-z]:\\\\)[^'\"”]+"),
          Pattern.compile("(?<![\\w/:.•])(?:~|\\.{1,2})?(?:/[^\\s/\"',;:)]+){2,}/?"),
          Pattern.compile("\\b[A-Za-z]:\\\\\\S+"),
          Pattern.compile("\\b(?!127\\.0\\.0\\.1\\b)\\d{1,3}(?:\\.\\d{1,3}){3}\\b"),
          Pattern.compile("\\b(?:[0-9a-fA-F]{1,4}:){3,}[0-9a-fA-F:]*"));

  /** Nothing of what follows is anybody's, although it looks like that. */
  private static final String ENDPOINTS = "/(?:v1/kling|v1/kling/accounts|accounts/•••)";

  private final List<Pattern> words;

  private Masking(List<Pattern> words) {
    this.words = words;
  }

  /** A masking of these words besides what looks like somebody's. */
  static Masking of(Collection<String> words) {
    return new Masking(
        words.stream()
            .map(String::strip)
            .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Masking::pattern)
            .toList());
  }

  private static Pattern pattern(String word) {
    String quoted = Pattern.quote(word);
    String alone =
        word.length() >= STANDS_OUT
            ? quoted
            : "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(alone, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The text with the mask in the place of each of them. */
  String in(String text) {
    String masked = text;
    for (Pattern word : words) {
      masked = word.matcher(masked).replaceAll(Matcher.quoteReplacement(MASK));
    }
    for (Pattern look : LOOKS) {
      masked = look.matcher(masked).replaceAll(Masking::maskOf);
    }
    return masked;
  }

  private static String maskOf(MatchResult found) {
    return found.group().matches(ENDPOINTS)
        ? Matcher.quoteReplacement(found.group())
        : Matcher.quoteReplacement(MASK);
  }

  /** The lines, each masked. */
  String in(List<String> lines) {
    return lines.stream().map(line -> in(line) + "\n").collect(Collectors.joining());
  }
}
