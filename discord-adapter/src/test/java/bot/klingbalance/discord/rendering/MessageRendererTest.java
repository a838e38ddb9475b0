package bot.klingbalance.discord.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.discord.SampleButtons;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRendererTest {
  private final MessageRenderer renderer = new MessageRenderer(SampleButtons.some());

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 42, 60, 1_000})
  void paragraphsForWhichThereIsNoRoomAreCounted(int count) {
    assertTold(count, renderer.of(message(count)).getEmbeds().get(0).getDescription(), 4_096);
  }

  @Test
  void soAreThoseOfAMessageWithoutAnEmbed() {
    MessageCreateData message = renderer.asText(message(60));

    assertTold(60, message.getContent().substring("### List\n".length()), 2_000);
  }

  private static void assertTold(int count, String description, int most) {
    List<String> lines = description.lines().toList();
    String last = lines.get(lines.size() - 2);
    int shown = (int) lines.stream().filter(line -> line.startsWith("watch ")).count();

    assertThat(description).hasSizeLessThanOrEqualTo(most);
    assertThat(lines.get(lines.size() - 1)).isEqualTo("-# footnote");
    if (shown < count) {
      assertThat(last).isEqualTo("… and %d more".formatted(count - shown));
    } else {
      assertThat(last).startsWith("watch ");
    }
    assertThat(shown).isGreaterThan(15);
  }

  private static ChatMessage message(int paragraphs) {
    List<Block> body =
        IntStream.range(0, paragraphs)
            .<Block>mapToObj(i -> new Paragraph(Text.of("watch %094d".formatted(i))))
            .toList();
    return new ChatMessage(Tone.NEUTRAL, Text.of("List"), body, List.of(), Text.of("footnote"));
  }
}
