package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Button.Action.Snooze;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Subject.Warned;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How each message looks. */
final class GoldenMessagesTest {
  private static final BlockKit BLOCK_KIT = new BlockKit(GoldenMessagesTest::code);

  @TestFactory
  Stream<DynamicTest> eachMessageLooksAsItDid() {
    return messages().entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> compare(each)));
  }

  @TestFactory
  Stream<DynamicTest> slackTakesEachMessage() {
    return messages().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(BlockRules.faults(BLOCK_KIT.render(each.getValue())))
                            .isEmpty()));
  }

  @Test
  void anOverviewOf500AccountsIsCutAndSaysByHowMuch() {
    JsonObject message = BLOCK_KIT.render(SampleMessages.overview(SampleMessages.many(500)));

    int rows = 0;
    for (var block : message.getAsJsonArray("blocks")) {
      if (block.getAsJsonObject().has("rows")) {
        rows = block.getAsJsonObject().getAsJsonArray("rows").size() - 1;
      }
    }
    assertThat(rows).isGreaterThan(20);
    assertThat(message.get("blocks").toString()).contains("and %d more".formatted(500 - rows));
    String text = message.get("text").getAsString();
    long lines = text.lines().filter(line -> line.startsWith("studio-")).count();
    assertThat(text).contains("\nand %d more\n".formatted(500 - lines));
  }

  private static Map<String, ChatMessage> messages() {
    return SampleMessages.all();
  }

  private static void compare(Map.Entry<String, ChatMessage> message) throws IOException {
    Golden.compare(message.getKey(), BLOCK_KIT.render(message.getValue()));
  }

  private static String code(Action action) {
    if (action instanceof Snooze snooze) {
      return "snooze:" + snooze.period().name().toLowerCase(Locale.ROOT);
    }
    String verb = action instanceof Refresh ? "refresh" : "share";
    return verb + ":" + subject(action.subject());
  }

  private static String subject(Subject subject) {
    if (subject instanceof Warned) {
      return "id-of-a-delivery";
    }
    return subject instanceof OneAccount ? "tag-of-an-account" : "all";
  }
}
