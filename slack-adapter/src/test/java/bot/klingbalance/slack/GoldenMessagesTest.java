package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.standin.BlockRules;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  @TestFactory
  Stream<DynamicTest> noHeadingHasTwoSigns() {
    return messages().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(BLOCK_KIT.render(each.getValue()).get("text").getAsString())
                            .doesNotContainPattern("^(🔴|🟠|⚪|🟢) \\W")));
  }

  @Test
  void noFileIsLeftOverFromAMessageThatIsNotMadeAnyMore() throws IOException {
    Set<String> made = new TreeSet<>(messages().keySet());
    made.addAll(FormModalTest.GOLDEN);

    assertThat(Golden.names()).isEqualTo(made);
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

  /** Codes that need no bot: short words for the verbs. */
  private static String code(Button button) {
    String verb =
        switch (button.verb()) {
          case "refresh", "refresh-shared", "reread" -> "refresh";
          case "snooze-1d" -> "snooze:one_day";
          case "snooze-3d" -> "snooze:three_days";
          case "snooze-grant" -> "snooze:until_grant";
          case "share", "watch" -> "share";
          default -> button.verb();
        };
    return verb.contains(":") ? verb : verb + ":" + subject(button.subject());
  }

  private static String subject(Subject subject) {
    return subject.match(
        one -> "tag-of-an-account",
        all -> "all",
        item -> "id-of-a-delivery",
        itemOf -> itemOf.item().id() + ":" + subject(itemOf.accounts()));
  }
}
