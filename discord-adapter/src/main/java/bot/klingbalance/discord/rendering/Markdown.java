package bot.klingbalance.discord.rendering;

import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Code;
import bot.klingbalance.message.Span.Mention;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Span.Strong;
import bot.klingbalance.message.Span.Struck;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text in Discord's markdown, in which plain text reads as it stands: it formats nothing, links
 * nowhere and mentions nobody.
 */
final class Markdown {
  private static final String CUT = "…";

  /** {@code <} begins every mention, time stamp, emoji, command and bare link of Discord. */
  private static final String ALWAYS_ESCAPED = "\\*_~`|<>[]";

  /** A heading, a list or small print, where a line begins. */
  private static final String ESCAPED_IN_FRONT = "#-+";

  private static final Pattern BROAD_MENTION = Pattern.compile("@(?=everyone|here)");
  private static final Pattern LINK = Pattern.compile(":(?=//)");
  private static final Pattern NUMBERED =
      Pattern.compile("^( *\\d+)\\.(?=\\s|$)", Pattern.MULTILINE);

  private static final Span.Cases<String> EACH_KIND = new EachKind();

  private Markdown() {}

  /** {@code text} in at most {@code most} characters, whole letters and whole marks only. */
  static String of(Text text, int most) {
    String whole = text.spans().stream().map(Markdown::of).collect(Collectors.joining());
    return whole.length() <= most ? whole : cut(text.spans(), most - CUT.length()) + CUT;
  }

  /** As many spans as fit, and what fits of the one after them. */
  private static String cut(List<Span> spans, int most) {
    StringBuilder line = new StringBuilder();
    for (Span span : spans) {
      String whole = of(span);
      if (line.length() + whole.length() > most) {
        return line.append(cut(span, most - line.length())).toString();
      }
      line.append(whole);
    }
    return line.toString();
  }

  private static String of(Span span) {
    return span.match(EACH_KIND);
  }

  /** As much of a span as fits: letters of plain text, all or nothing of what has an end mark. */
  private static String cut(Span span, int most) {
    if (!(span instanceof Plain plain)) {
      return "";
    }
    int[] letters = plain.text().codePoints().toArray();
    int low = 0;
    int high = letters.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (escaped(new String(letters, 0, middle)).length() <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return escaped(new String(letters, 0, low));
  }

  /** Each line by itself, as not every client strikes over the end of a line. */
  private static String struck(String words) {
    return words
        .lines()
        .map(line -> line.isBlank() ? "" : "~~" + escaped(line) + "~~")
        .collect(Collectors.joining("\n"));
  }

  static String strong(String words) {
    return words.isBlank() ? "" : "**" + escaped(words) + "**";
  }

  /**
   * {@code words} as they are to be typed. A backquote would end them, so its look-alike stands for
   * it.
   */
  static String code(String words) {
    return words.isEmpty() ? "" : "`" + oneLine(words).replace('`', 'ˋ') + "`";
  }

  /** {@code docs/reference}: Message Formatting, Timestamp Styles. */
  private static String moment(Moment moment) {
    long second = moment.at().getEpochSecond();
    return switch (moment.style()) {
      case DATE -> "<t:%d:D>".formatted(second);
      case WEEKDAY -> "<t:%1$d:D> (<t:%1$d:R>)".formatted(second);
      case TIME -> "<t:%d:t>".formatted(second);
    };
  }

  /** The bot begins new lines where it wants to; foreign words come in one. */
  static String escaped(String words) {
    String lines = withoutControls(words);
    StringBuilder escaped = new StringBuilder(lines.length() + 16);
    for (int i = 0; i < lines.length(); i++) {
      char each = lines.charAt(i);
      boolean inFront = i == 0 || Character.isWhitespace(lines.charAt(i - 1));
      if (ALWAYS_ESCAPED.indexOf(each) >= 0 || (inFront && ESCAPED_IN_FRONT.indexOf(each) >= 0)) {
        escaped.append('\\');
      }
      escaped.append(each);
    }
    String withoutMarks = NUMBERED.matcher(escaped).replaceFirst("$1\\\\.");
    String withoutLinks = LINK.matcher(withoutMarks).replaceAll("\\\\:");
    return BROAD_MENTION.matcher(withoutLinks).replaceAll("\\\\@");
  }

  private static String oneLine(String words) {
    return withoutControls(words).replace('\n', ' ');
  }

  private static String withoutControls(String words) {
    StringBuilder plain = new StringBuilder(words);
    for (int i = 0; i < plain.length(); i++) {
      char each = plain.charAt(i);
      if (each != '\n' && (Character.isISOControl(each) || isLineBreak(each))) {
        plain.setCharAt(i, ' ');
      }
    }
    return plain.toString();
  }

  private static boolean isLineBreak(char each) {
    int type = Character.getType(each);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static final class EachKind implements Span.Cases<String> {
    @Override
    public String plain(Plain plain) {
      return escaped(plain.text());
    }

    @Override
    public String strong(Strong strong) {
      return Markdown.strong(strong.text());
    }

    @Override
    public String code(Code code) {
      return Markdown.code(code.text());
    }

    @Override
    public String struck(Struck struck) {
      return Markdown.struck(struck.text());
    }

    /** An embed notifies nobody: the mention stands in the message's content. */
    @Override
    public String mention(Mention mention) {
      return "";
    }

    @Override
    public String moment(Moment moment) {
      return Markdown.moment(moment);
    }
  }
}
