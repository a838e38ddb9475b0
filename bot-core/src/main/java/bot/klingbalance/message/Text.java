package bot.klingbalance.message;

import bot.klingbalance.message.Span.Code;
import bot.klingbalance.message.Span.Mention;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Span.Strong;
import bot.klingbalance.message.Span.Struck;
import bot.klingbalance.message.Span.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Running text: spans in their order. Immutable; each method that adds returns a new text. */
public record Text(List<Span> spans) {
  public static final Text EMPTY = new Text(List.of());

  /** As much of a foreign text as is shown, in characters. */
  static final int MOST_FOREIGN = 120;

  /** Marks on one letter: what living scripts stack. */
  private static final int MOST_MARKS = 2;

  public Text {
    spans = List.copyOf(spans);
  }

  /** The bot's own words. */
  public static Text of(String words) {
    return EMPTY.plain(words);
  }

  /**
   * Words that somebody else chose, made fit to be shown: one line, nothing invisible that could
   * reorder or hide text, no towers of marks, {@value #MOST_FOREIGN} characters at most.
   */
  public static String foreign(String words) {
    StringBuilder shown = new StringBuilder();
    int marks = 0;
    for (int character : words.codePoints().toArray()) {
      marks = isMark(character) ? marks + 1 : 0;
      if (shown.length() >= MOST_FOREIGN) {
        return shown.toString().strip() + "…";
      }
      if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
        shown.append(' ');
      } else if (isVisible(character) && marks <= MOST_MARKS) {
        shown.appendCodePoint(character);
      }
    }
    return shown.toString().strip();
  }

  /** All texts, with {@code separator} between each two of those that are not empty. */
  public static Text joined(String separator, List<Text> texts) {
    Text joined = EMPTY;
    for (Text text : texts) {
      if (!text.isEmpty()) {
        joined = joined.isEmpty() ? text : joined.plain(separator).then(text);
      }
    }
    return joined;
  }

  public Text plain(String words) {
    return words.isEmpty() ? this : with(new Plain(words));
  }

  public Text strong(String words) {
    return with(new Strong(words));
  }

  public Text code(String words) {
    return with(new Code(words));
  }

  public Text struck(String words) {
    return with(new Struck(words));
  }

  /** A call for people whom the settings name. */
  public Text mention(String whom) {
    return with(new Mention(whom));
  }

  /**
   * The same words as plain text that holds no more; moments stay as they are. What stands side by
   * side is struck in one stroke: the ends of two strokes that meet are no mark to a chat.
   */
  public Text struckThrough() {
    List<Span> struck = new ArrayList<>();
    for (Span span : spans) {
      Span next = span.struckThrough();
      int last = struck.size() - 1;
      if (next instanceof Struck more && last >= 0 && struck.get(last) instanceof Struck before) {
        struck.set(last, new Struck(before.text() + more.text()));
      } else {
        struck.add(next);
      }
    }
    return new Text(struck);
  }

  public Text moment(Instant at, Style style) {
    return with(new Moment(at, style));
  }

  public Text then(Text more) {
    return new Text(Stream.concat(spans.stream(), more.spans.stream()).toList());
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The words alone, moments as ISO-8601: for logs and tests. */
  @Override
  public String toString() {
    return spans.stream().map(Span::words).collect(Collectors.joining());
  }

  private Text with(Span span) {
    return new Text(Stream.concat(spans.stream(), Stream.of(span)).toList());
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
