package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which buttons under a message become a menu. */
class MenusTest {
  private static final BlockKit BLOCK_KIT = new BlockKit(action -> "refresh:all");

  @Test
  void entriesOfTheSameMenuAreOneMenuAndEveryOtherButtonStaysOne() {
    assertThat(
            shown(
                button("Refresh"),
                entry("Snooze", "1 day"),
                entry("Snooze", "3 days"),
                entry("Share", "here"),
                button("Watch here"),
                entry("Snooze", "a week")))
        .containsExactly(
            "[Refresh]",
            "[Snooze: 1 day · 3 days]",
            "[Share: here]",
            "[Watch here]",
            "[Snooze: a week]");
  }

  @Test
  void slackTakesMenusOfEverySize() {
    String tooLong = "😀".repeat(200);
    List<Button> buttons =
        new ArrayList<>(Collections.nCopies(150, entry("Snooze" + tooLong, "1" + tooLong)));
    buttons.addAll(Collections.nCopies(30, button("Refresh" + tooLong)));

    assertThat(BlockRules.faults(rendered(buttons))).isEmpty();
  }

  private static Button button(String label) {
    return new Button(label, "refresh", new AllAccounts());
  }

  private static Button entry(String menu, String label) {
    return new Button(label, "refresh", new AllAccounts(), Optional.of(menu));
  }

  private static JsonObject rendered(List<Button> buttons) {
    ChatMessage sentence =
        ChatMessage.sentence(Tone.NEUTRAL, Text.of("Kling"), Text.of("A sentence."));
    return BLOCK_KIT.render(
        new ChatMessage(sentence.tone(), sentence.heading(), sentence.body(), buttons, Text.EMPTY));
  }

  private static List<String> shown(Button... buttons) {
    var blocks = rendered(List.of(buttons)).getAsJsonArray("blocks");
    List<String> shown = new ArrayList<>();
    for (JsonElement element :
        blocks.get(blocks.size() - 1).getAsJsonObject().getAsJsonArray("elements")) {
      shown.add("[%s]".formatted(shown(element.getAsJsonObject())));
    }
    return shown;
  }

  private static String shown(JsonObject element) {
    if (!element.has("options")) {
      return words(element, "text");
    }
    List<String> entries = new ArrayList<>();
    element.getAsJsonArray("options").forEach(each -> entries.add(words(each, "text")));
    return words(element, "placeholder") + ": " + String.join(" · ", entries);
  }

  private static String words(JsonElement element, String member) {
    return element.getAsJsonObject().getAsJsonObject(member).get("text").getAsString();
  }
}
