package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Code;
import bot.klingbalance.message.Span.Mention;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Span.Strong;
import bot.klingbalance.message.Span.Struck;
import bot.klingbalance.message.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Builds a {@code rich_text} block, which shows its text as it is, whatever characters it has.
 * Slack refuses an element without text, and a block without elements.
 */
final class RichText {
  private final JsonArray elements = new JsonArray();
  private int room;

  /**
   * An empty block.
   *
   * @param room how many characters fit into it
   */
  RichText(int room) {
    this.room = room;
  }

  /** The characters that a text takes; a moment takes those of its format and its fallback. */
  static int length(Text text) {
    return text.spans().stream().mapToInt(RichText::length).sum();
  }

  boolean hasRoomFor(Text line) {
    return room > length(line);
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  /** Adds a line, cut to what there is room for. */
  void addLine(Text line) {
    if (!isEmpty()) {
      add(text("\n"), 1);
    }
    add(line);
  }

  /** Adds text, cut to what there is room for. */
  void add(Text more) {
    more.spans().forEach(this::add);
  }

  JsonObject block() {
    JsonObject section = Json.typed("rich_text_section");
    section.add("elements", elements);
    JsonObject block = Json.typed("rich_text");
    block.add("elements", Json.array(section));
    return block;
  }

  private void add(Span span) {
    if (span instanceof Moment moment) {
      if (length(moment) <= room) {
        add(date(moment), length(moment));
      }
      return;
    }
    String words = span.words();
    if (words.isEmpty() || room <= 0) {
      return;
    }
    String shown = Limits.cut(words, room);
    add(span.match(new Elements(shown)), shown.length());
  }

  private void add(JsonObject element, int length) {
    elements.add(element);
    room -= length;
  }

  private static JsonObject text(String words) {
    JsonObject element = Json.typed("text");
    element.addProperty("text", words);
    return element;
  }

  private static JsonObject styled(String words, String name) {
    JsonObject style = new JsonObject();
    style.addProperty(name, true);
    JsonObject element = text(words);
    element.add("style", style);
    return element;
  }

  private static JsonObject date(Moment moment) {
    JsonObject element = Json.typed("date");
    element.addProperty("timestamp", moment.at().getEpochSecond());
    element.addProperty("format", Dates.format(moment.style()));
    element.addProperty("fallback", Dates.fallback(moment));
    return element;
  }

  private static int length(Span span) {
    return span instanceof Moment moment
        ? Dates.format(moment.style()).length() + Dates.fallback(moment).length()
        : span.words().length();
  }

  /**
   * The element of a span.
   *
   * @param shown its words, cut to what there is room for
   */
  private record Elements(String shown) implements Span.Cases<JsonObject> {
    @Override
    public JsonObject plain(Plain plain) {
      return text(shown);
    }

    @Override
    public JsonObject strong(Strong strong) {
      return styled(shown, "bold");
    }

    @Override
    public JsonObject code(Code code) {
      return styled(shown, "code");
    }

    @Override
    public JsonObject struck(Struck struck) {
      return styled(shown, "strike");
    }

    @Override
    public JsonObject mention(Mention mention) {
      return MentionElements.of(mention.whom()).orElseGet(() -> text(shown));
    }

    @Override
    public JsonObject moment(Moment moment) {
      return date(moment);
    }
  }
}
