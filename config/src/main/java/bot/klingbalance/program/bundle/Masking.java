package bot.klingbalance.program.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Of what traditional syslog and journald's ISO format begin with, before the program's name. */
  private static final Pattern JOURNAL =
      Pattern.compile(
          "(?m)^((?:\\p{L}{3,4}\\.? [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)) )"
              + "(?!(?:TRACE|DEBUG|INFO|WARN|ERROR)\\b)(\\S+)(?= [^\\s:]+(?::|\\[\\d+]))");

  private static final List<Pattern> LOOKS =
      List.of(
          // The name of the machine in front of a line of journald or syslog
          JOURNAL,
          // What is called a secret. Doctor's own line on a token is a sentence
          Pattern.compile(
              "(?im)((?<!^[✓✗!] [^:\\n]{0,40})\\b[\\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|key)"
                  + "[\\w-]*[\"']?[ \\t]*[=:][ \\t]*)(?:\"[^\"]*\"|'[^']*'|[^\\s\"',;&•]+)"),
          // The last part of an address that lets anybody post
          Pattern.compile(
              "(?i)(\\bhooks\\.slack\\.com/|\\bdiscord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/)[^\\s\"']+"),
          // Addresses of people with a quoted name
          Pattern.compile("\"[^\"\\n]*\"@[^\\s\"'<>(),;“”]+"),
          // Addresses of people and of accounts, masked ones too; user:password@host as well
          Pattern.compile("[^\\s\"'<>(),;“”]+(?:@|＠|%40)[^\\s\"'<>(),;“”]+"),
          // Tokens: useapi.net's, Slack's, and what is as long as no word
          Pattern.compile("\\buser:[^\\s\"',;]+"),
          Pattern.compile("\\bx(?:ox[a-z]|app)[-.][^\\s\"',;]+"),
          Pattern.compile("\\b(?:Bot|Bearer|Basic) [^\\s\"',;]{8,}"),
          // (which the bot's name for a trouble or a variable may be)
          Pattern.compile(
              "(?<![\\w.~+/=-])(?![A-Z]+(?:_[A-Z]+)*(?![\\w.~+/=-]))[\\w.~+/=-]*\\w{24,}[\\w.~+/=-]*"),
          Pattern.compile("\\b[\\w-]{20,}\\.[\\w-]{5,}\\.[\\w-]{10,}"),
          // What stands behind the name of a chat, and ids without it
          Pattern.compile("(?<=\\b(?:slack|discord):)(?!•)[^\\s\"',;)]*[^\\s\"',;).]"),
          // An id has a digit; the bot's words for what went wrong have none
          Pattern.compile("\\b(?=[A-Z]*\\d)[ABCDEFGSTUW][A-Z0-9]{7,}\\b"),
          Pattern.compile("\\b\\d{15,}\\b"),
          Pattern.compile("(?<!\\w)#[\\p{L}\\p{N}_-]+"),
          // Names of servers and of a workspace, as the bot's own sentences tell them
          Pattern.compile("(?<=\\b(?:answers in|in the workspace) )[^.\"]+"),
          // Files, with blanks in their names where they are quoted, and addresses of the network
          Pattern.compile("(?<=['\"“])(?:/|[A-Za-z]:\\\\|\\\\\\\\)[^'\"”]+"),
          Pattern.compile("(?<![\\w/:.•])(?:~|\\.{1,2})?(?:/[^\\s/\"',;:)]+){2,}/?"),
          Pattern.compile("\\b[A-Za-z]:\\\\\\S+"),
          Pattern.compile("(?<![\\w\\\\])\\\\{2,4}[^\\s\\\\\"']+\\\\{1,2}[^\\s\"']+"),
          Pattern.compile("\\b(?!127\\.)\\d{1,3}(?:\\.\\d{1,3}){3}\\b"),
          Pattern.compile(
              "(?<![\\w:.])(?!(?:::1|(?:0:){7}1)(?![\\w:]))(?:(?:[0-9a-fA-F]{1,4}:){3,}[0-9a-fA-F:]*"
                  + "|(?:(?:[0-9a-fA-F]{1,4}:)+:|::(?=[0-9a-fA-F]))[0-9a-fA-F:]*)"
                  + "(?:%[\\w-]+)?"),
          // Hosts, wherever they are told
          Pattern.compile("(?<=\\bUnknownHostException: )[^\\s:,;]+"),
          Pattern.compile("(?<=\\bname of the proxy )[^\\s:,;]+(?::\\d+)?"),
          Pattern.compile("(?<=\\b[Tt]he proxy )[^\\s:,;]+:\\d+"),
          Pattern.compile("(?<=\\b[Tt]he name )[^\\s:,;]+(?= does not resolve)"),
          HostNames.DOTTED,
          HostNames.WITH_PORT);

  /** Nothing of what follows is anybody's, although it looks like that. */
  private static final Pattern ENDPOINTS =
      Pattern.compile("/(?:v1/kling|v1/kling/accounts|accounts/•••)");

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

  /** What a pattern has in parentheses in front stays. */
  private static String maskOf(MatchResult found) {
    String text = found.group();
    if (found.groupCount() > 0) {
      return Matcher.quoteReplacement(found.group(1) + MASK);
    }
    boolean isNobodys = ENDPOINTS.matcher(text).matches() || HostNames.isNobodys(text);
    return Matcher.quoteReplacement(isNobodys ? text : MASK);
  }

  /** The names of machines in front of lines of a log. */
  static Stream<String> machines(List<String> lines) {
    return lines.stream().map(JOURNAL::matcher).filter(Matcher::find).map(line -> line.group(2));
  }

  /** The lines, each masked. */
  String in(List<String> lines) {
    return lines.stream().map(line -> in(line) + "\n").collect(Collectors.joining());
  }
}
