package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Slack takes any text in a message, and finds no markup in it. */
final class HarmlessTextTest {
  private static final BlockKit BLOCK_KIT = new BlockKit(action -> "refresh:all");

  @Test
  void hostileTextMentionsAndLinksNothing() {
    JsonObject message = BLOCK_KIT.render(with(SampleMessages.HOSTILE, 3, 5));

    assertThat(BlockRules.faults(message)).isEmpty();
    assertThat(markup(message)).allSatisfy(HarmlessTextTest::holdsOnlyDates);
    assertThat(kinds(message.get("blocks"), new ArrayList<>()))
        .isSubsetOf(
            "header",
            "plain_text",
            "rich_text",
            "rich_text_section",
            "text",
            "date",
            "table",
            "context",
            "mrkdwn",
            "actions",
            "button");
  }

  @Property(tries = 150)
  void everyTextIsTakenAndHarmless(
      @ForAll("texts") String text, @ForAll("counts") int rows, @ForAll("counts") int blocks) {
    JsonObject message = BLOCK_KIT.render(with(text, rows, blocks));

    assertThat(BlockRules.faults(message)).isEmpty();
    assertThat(markup(message)).allSatisfy(HarmlessTextTest::holdsOnlyDates);
    assertThat(message.toString().codePoints())
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(200),
        Arbitraries.of("<", "&", ">", "*", "`", "😀", "<!channel>", "é", "\n")
            .list()
            .ofMaxSize(5_000)
            .map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<Integer> counts() {
    return Arbitraries.of(0, 1, 2, 60, 150);
  }

  private static ChatMessage with(String text, int rows, int blocks) {
    Text all =
        Text.of(text)
            .strong(text)
            .code(text)
            .moment(Instant.parse("2026-11-24T09:42:00Z"), Style.WEEKDAY);
    List<Block> body = new ArrayList<>();
    body.add(new Meter(all, new Percent(85, false)));
    Table table =
        new Table(
            List.of(new Column(text, Align.LEFT), new Column("", Align.RIGHT)),
            Collections.nCopies(rows, List.of(all, Text.EMPTY)));
    body.add(table);
    body.add(table);
    body.addAll(Collections.nCopies(blocks, new Paragraph(all)));
    Button button = new Button("x" + text, "refresh", new AllAccounts());
    return new ChatMessage(
        Tone.CRITICAL, Text.of("x" + text), body, Collections.nCopies(30, button), all);
  }

  /** Every text in which Slack looks for markup. */
  private static List<String> markup(JsonObject message) {
    List<String> found = new ArrayList<>(List.of(message.get("text").getAsString()));
    for (JsonElement block : message.getAsJsonArray("blocks")) {
      if (block.getAsJsonObject().get("type").getAsString().equals("context")) {
        for (JsonElement element : block.getAsJsonObject().getAsJsonArray("elements")) {
          if (element.getAsJsonObject().get("type").getAsString().equals("mrkdwn")) {
            found.add(element.getAsJsonObject().get("text").getAsString());
          }
        }
      }
    }
    return found;
  }

  private static void holdsOnlyDates(String markup) {
    String rest = markup.replaceAll("<!date\\^\\d+\\^\\{[a-z_]+}\\|[A-Za-z0-9: ]+>", "");
    assertThat(rest).doesNotContain("<", ">");
    assertThat(rest.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
  }

  private static List<String> kinds(JsonElement json, List<String> found) {
    if (json instanceof JsonArray array) {
      array.forEach(each -> kinds(each, found));
    } else if (json instanceof JsonObject object) {
      if (object.has("type")) {
        found.add(object.get("type").getAsString());
      }
      object.entrySet().forEach(each -> kinds(each.getValue(), found));
    }
    return found;
  }
}
