package bot.klingbalance.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.SampleCharts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TerminalBarsTest {
  @Test
  void eachDayHasALine() {
    assertThat(TerminalBars.lines(SampleCharts.spending(7), Palette.PLAIN, 60))
        .containsExactly(
            "18 Nov ██████████████████████████▍ 345",
            "19 Nov ████████████▌ 164",
            "20 Nov ████████████████████████████████████████ 523",
            "21 Nov ██████████████████████████▏ 342",
            "22 Nov  0",
            "23 Nov ███████████████████████████████████████▊ 520",
            "24 Nov █████████████████████████▉ 339");
  }

  @Property(tries = 300)
  void itFitsWhateverTheTerminalsWidth(
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll @IntRange(min = 30, max = 200) int columns) {
    List<String> lines = TerminalBars.lines(SampleCharts.spending(days), Palette.PLAIN, columns);

    assertThat(lines)
        .hasSizeBetween(1, TerminalBars.MOST)
        .allMatch(line -> line.length() <= columns);
  }
}
