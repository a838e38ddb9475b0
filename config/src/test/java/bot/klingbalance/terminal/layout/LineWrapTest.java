package bot.klingbalance.terminal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineWrapTest {
  private static final Table PACKAGES =
      new Table(
          List.of(
              new Column("Packages", Align.LEFT),
              new Column("left", Align.RIGHT),
              new Column("until", Align.LEFT)),
          List.of(
              List.of(Text.of("plan"), Text.of("250"), Text.of("1 Dec, 110 of it unused")),
              List.of(Text.of("top-up"), Text.of("1,310"), Text.EMPTY)));

  @Test
  void aLineBreaksBetweenWordsAndWhatFollowsIsIndented() {
    assertThat(LineWrap.wrapped("Runs out Fri 4 Dec, 6 days before the grant", 22, "   "))
        .containsExactly("Runs out Fri 4 Dec, 6", "   days before the", "   grant");
    assertThat(LineWrap.wrapped("short", 5, "   ")).containsExactly("short");
    assertThat(LineWrap.wrapped("a Donaudampfschifffahrt b", 10, " "))
        .containsExactly("a", " Donaudampfschifffahrt", " b");
  }

  @Test
  void coloursTakeNoRoomAndWideLettersTakeTwoColumns() {
    String bold = "\u001b[1mone two\u001b[0m";

    assertThat(LineWrap.wrapped(bold, 7, "")).containsExactly(bold);
    assertThat(LineWrap.wrapped(bold, 6, "")).containsExactly("\u001b[1mone", "two\u001b[0m");
    assertThat(LineWrap.columns("日本")).isEqualTo(4);
  }

  @Property(tries = 300)
  void noWordIsLostAndNoLineIsTooLong(
      @ForAll @StringLength(max = 200) @CharRange(from = 'a', to = 'd') String letters,
      @ForAll @IntRange(min = 10, max = 60) int most) {
    String line = letters.replace('d', ' ').strip();

    List<String> lines = LineWrap.wrapped(line, most, "  ");

    assertThat(String.join(" ", lines).split("\\s+")).containsExactly(line.split("\\s+"));
    assertThat(lines).allMatch(each -> each.length() <= most || !each.strip().contains(" "));
  }

  @Test
  void aTableThatHasNoRoomForItsColumnsIsToldInSentences() {
    assertThat(table(60))
        .containsExactly(
            "Packages   left  until",
            "plan        250  1 Dec, 110 of it unused",
            "top-up    1,310");
    assertThat(table(30))
        .containsExactly(
            "plan · left 250 · until 1 Dec,", "   110 of it unused", "top-up · left 1,310");
  }

  @Test
  void aTerminalIsAsWideAsItSaysAndAPipeHasNoEnd() {
    assertThat(TerminalForm.of(true, Map.of("COLUMNS", "110")).columns()).isEqualTo(110);
    assertThat(TerminalForm.of(true, Map.of("COLUMNS", "3")).columns()).isEqualTo(30);
    assertThat(TerminalForm.of(false, Map.of("COLUMNS", "110"))).isEqualTo(TerminalForm.PIPE);
  }

  private static List<String> table(int most) {
    return TerminalTable.lines(PACKAGES, Text::toString, most, UnaryOperator.identity());
  }
}
