package bot.klingbalance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every chat has to show: each kind of block and of span; a subclass says how it renders. */
public abstract class EveryKindIsShown {
  /** All that the chat is sent. */
  protected abstract String rendered(ChatMessage message);

  static Stream<Class<?>> blocks() {
    return Stream.of(Block.class.getPermittedSubclasses());
  }

  static Stream<Class<?>> spans() {
    return Stream.of(Span.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyKindOfBlockIsShown(Class<? extends Block> kind) {
    assertThat(rendered(message(List.of(Samples.first(kind)))))
        .isNotEqualTo(rendered(message(List.of())));
  }

  @ParameterizedTest
  @MethodSource("spans")
  void everyKindOfSpanIsShown(Class<? extends Span> kind) {
    Text text = new Text(List.of(Samples.first(kind)));
    String shown = rendered(message(List.of(new Paragraph(text))));
    assertThat(shown).isNotEqualTo(rendered(message(List.of())));
    if (Samples.first(kind).words().equals(Samples.WORD)) {
      assertThat(shown).contains(Samples.WORD);
    }
  }

  @Test
  void allOfThemAreShownTogether() {
    List<Block> all = new ArrayList<>(Samples.of(Block.class));
    assertThat(rendered(message(all))).contains(Samples.WORD);
  }

  @ParameterizedTest
  @EnumSource
  void everyToneIsShown(Tone tone) {
    Text heading = Text.of(Samples.WORD);
    assertThat(rendered(ChatMessage.sentence(tone, heading, Text.of("All is well."))))
        .contains(Samples.WORD);
  }

  private static ChatMessage message(List<Block> body) {
    return new ChatMessage(Tone.NEUTRAL, Text.of("Heading"), body, List.of(), Text.EMPTY);
  }
}
