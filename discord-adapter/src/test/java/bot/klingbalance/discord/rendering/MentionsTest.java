package bot.klingbalance.discord.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.discord.SampleButtons;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

/** Who is notified by a warning, and how one that is over looks. */
class MentionsTest {
  private static final String ROLE = "811111111111111111";

  private final MessageRenderer rendering = new MessageRenderer(SampleButtons.some());

  @Test
  void thoseWhomTheSettingsNameAreCalledAndNobodyElse() {
    DataObject here = rendered(Text.EMPTY.mention("@here").plain("@everyone <@&" + ROLE + ">"));
    assertThat(here.getString("content")).isEqualTo("@here");
    assertThat(here.getObject("allowed_mentions").getArray("parse").toList())
        .isEqualTo(List.of("everyone"));
    assertThat(here.getObject("allowed_mentions").optArray("roles").isPresent()).isFalse();

    DataObject role = rendered(Text.EMPTY.mention(ROLE));
    assertThat(role.getString("content")).isEqualTo("<@&" + ROLE + ">");
    assertThat(role.getObject("allowed_mentions").getArray("parse").toList()).isEmpty();
    assertThat(role.getObject("allowed_mentions").getArray("roles").toList())
        .isEqualTo(List.of(ROLE));
  }

  @Test
  void anyOtherTextCallsNobody() {
    DataObject message =
        rendered(Text.of("@here").strong("@everyone").struck("<@&" + ROLE + ">").mention("all"));

    assertThat(message.getString("content")).isEqualTo("all");
    assertThat(message.getObject("allowed_mentions").getArray("parse").toList()).isEmpty();
    assertThat(message.getObject("allowed_mentions").optArray("roles").isPresent()).isFalse();
  }

  @Test
  void whatIsOverIsStruckThrough() {
    DataObject message = rendered(Text.of("✓ ").struck("42 credits ~left~"));

    assertThat(message.getArray("embeds").getObject(0).getString("description"))
        .isEqualTo("✓ ~~42 credits \\~left\\~~~");
  }

  private DataObject rendered(Text text) {
    return rendering
        .of(
            new ChatMessage(
                Tone.NEUTRAL,
                Text.of("Kling"),
                List.of(new Paragraph(text)),
                List.of(),
                Text.EMPTY))
        .toData();
  }
}
