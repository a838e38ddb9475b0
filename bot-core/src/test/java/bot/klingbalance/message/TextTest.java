package bot.klingbalance.message;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Span.Style;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void foreignWordsBecomeOneVisibleLine() {
    assertThat(Text.foreign(" top\nup\t\u202eevil\u0000\u200b ")).isEqualTo("top up evil");
  }

  @Test
  void foreignWordsAreCut() {
    assertThat(Text.foreign("x".repeat(10_000))).isEqualTo("x".repeat(120) + "…");
  }

  @Test
  void towersOfMarksAreTornDownAndLivingScriptsKept() {
    assertThat(Text.foreign("z" + "\u0300".repeat(50))).isEqualTo("z\u0300\u0300");
    assertThat(Text.foreign("हिन्दी")).isEqualTo("हिन्दी");
  }

  @Test
  void joiningLeavesOutWhatIsEmpty() {
    assertThat(Text.joined(" · ", List.of(Text.EMPTY, Text.of("a"), Text.of("b"))))
        .hasToString("a · b");
  }

  @Test
  void wordsSideBySideAreStruckInOneStroke() {
    Text line = Text.of("a ").strong("42").plain(" left until ").moment(Instant.EPOCH, Style.DATE);

    assertThat(line.plain(".").struckThrough())
        .isEqualTo(
            Text.EMPTY.struck("a 42 left until ").moment(Instant.EPOCH, Style.DATE).struck("."));
  }

  @Property
  void foreignWordsNeverHoldAControlCharacterAndNeverGrow(@ForAll String words) {
    String shown = Text.foreign(words);

    assertThat(shown.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(shown.length()).isLessThanOrEqualTo(Math.min(words.length(), 122));
    assertThat(Text.foreign(shown).length()).isLessThanOrEqualTo(shown.length());
  }
}
