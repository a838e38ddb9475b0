package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is notified by a warning, and how a resolved one looks. */
class CallsTest {
  private static final BlockKit BLOCK_KIT = new BlockKit(action -> "refresh:all");

  @ParameterizedTest
  @CsvSource({
    "@here,broadcast,range,here",
    "@channel,broadcast,range,channel",
    "@everyone,broadcast,range,everyone",
    "S0123456789,usergroup,usergroup_id,S0123456789",
    "U0123456789,user,user_id,U0123456789",
    "the whole team,text,text,the whole team",
  })
  void thoseWhomTheSettingsNameAreCalled(String whom, String type, String key, String value) {
    JsonObject message = rendered(Text.EMPTY.mention(whom));
    JsonObject element = element(message, 0);

    assertThat(BlockRules.faults(message)).isEmpty();
    assertThat(element.get("type").getAsString()).isEqualTo(type);
    assertThat(element.get(key).getAsString()).isEqualTo(value);
  }

  @Test
  void anyOtherTextCallsNobody() {
    for (String whom : List.of("@here", "S0123456789", "<!here>")) {
      JsonObject message = rendered(Text.of(whom).strong(whom).code(whom).struck(whom));
      for (int i = 0; i < 4; i++) {
        assertThat(element(message, i).get("type").getAsString()).isEqualTo("text");
      }
      assertThat(message.get("text").getAsString()).doesNotContain("<!");
    }
  }

  @Test
  void whatIsOverIsStruckThrough() {
    JsonObject struck = element(rendered(Text.EMPTY.struck("42 credits left")), 0);

    assertThat(struck.get("style")).hasToString("{\"strike\":true}");
  }

  @Test
  void aHeadingHasItsSignOnce() {
    assertThat(headed("🔴 2 of 5 Kling accounts need attention")).startsWith("🔴 2 of 5");
    assertThat(headed("Kling balance")).startsWith("🔴 Kling balance");
  }

  private static String headed(String heading) {
    return BLOCK_KIT
        .render(ChatMessage.sentence(Tone.CRITICAL, Text.of(heading), Text.of("x")))
        .get("text")
        .getAsString();
  }

  private static JsonObject rendered(Text text) {
    return BLOCK_KIT.render(
        new ChatMessage(
            Tone.NEUTRAL, Text.of("Kling"), List.of(new Paragraph(text)), List.of(), Text.EMPTY));
  }

  private static JsonObject element(JsonObject message, int place) {
    return message
        .getAsJsonArray("blocks")
        .get(1)
        .getAsJsonObject()
        .getAsJsonArray("elements")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("elements")
        .get(place)
        .getAsJsonObject();
  }
}
