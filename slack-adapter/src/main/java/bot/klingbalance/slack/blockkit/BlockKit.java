package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Makes Slack's JSON of a message. Pure, and safe for use by many threads. */
public final class BlockKit {
  /**
   * How the {@code action_id} of every button and menu begins; its number in the message follows.
   */
  public static final String ACTION_ID_PREFIX = "kling:";

  private final ActionsBlock actions;

  /**
   * A renderer.
   *
   * @param codes how a button is written on the wire
   */
  public BlockKit(Function<Button, String> codes) {
    this.actions = new ActionsBlock(codes);
  }

  /** Whether the message has a chart, which not every workspace takes. */
  public static boolean hasChart(ChatMessage message) {
    return message.body().stream()
        .anyMatch(
            block ->
                block.match(
                    text -> false, meter -> false, table -> false, chart -> true, bars -> true));
  }

  /** Whether the message has a table, which not every workspace takes either. */
  public static boolean hasTable(ChatMessage message) {
    return message.body().stream().anyMatch(Table.class::isInstance);
  }

  /** The message as an object with {@code text} and {@code blocks}, within every limit of Slack. */
  public JsonObject render(ChatMessage message) {
    return render(message, MessageForm.RICHEST);
  }

  /** The same in a form. */
  public JsonObject render(ChatMessage message, MessageForm form) {
    JsonObject json = new JsonObject();
    json.addProperty("text", Fallback.of(message));
    if (!form.equals(MessageForm.TEXT)) {
      json.add("blocks", blocks(message, new MessageBlocks(form, message.heading().toString())));
    }
    return json;
  }

  private JsonArray blocks(ChatMessage message, MessageBlocks body) {
    JsonArray blocks = new JsonArray();
    blocks.add(header(ToneEmoji.heading(message)));
    message.body().forEach(body::add);
    firstOf(body.all()).forEach(blocks::add);
    if (!message.footnote().isEmpty()) {
      blocks.add(footnote(message.footnote()));
    }
    if (!message.buttons().isEmpty()) {
      blocks.add(actions.of(message.buttons()));
    }
    return blocks;
  }

  private static JsonObject header(Text heading) {
    JsonObject header = Json.typed("header");
    header.add("text", Json.plainText(Limits.cut(heading.toString(), Limits.HEADER)));
    return header;
  }

  /** Leaves room for the header, the footnote and the buttons. */
  private static List<JsonObject> firstOf(List<JsonObject> body) {
    return body.subList(0, Math.min(body.size(), Limits.BLOCKS - 3));
  }

  /** Markup only where a moment needs it: plain text shows everything as it is. */
  private static JsonObject footnote(Text footnote) {
    String markup = Mrkdwn.of(footnote);
    boolean needsMarkup = footnote.spans().stream().anyMatch(Moment.class::isInstance);
    JsonObject context = Json.typed("context");
    if (needsMarkup && markup.length() <= Limits.FOOTNOTE) {
      JsonObject text = Json.typed("mrkdwn");
      text.addProperty("text", markup);
      text.addProperty("verbatim", true);
      context.add("elements", Json.array(text));
    } else {
      String words = Limits.cut(footnote.toString(), Limits.FOOTNOTE);
      context.add("elements", Json.array(Json.plainText(words)));
    }
    return context;
  }
}
