package bot.klingbalance.chart;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Bars;
import bot.klingbalance.testing.SampleCharts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarTest {
  @Test
  void eachDayIsABarWhereThereIsRoom() {
    assertThat(Bar.of(SampleCharts.spending(3), 7))
        .extracting(Bar::label)
        .containsExactly("22 Nov", "23 Nov", "24 Nov");
  }

  @Test
  void marksSayHowMuchAndADotThatItWasNothing() {
    assertThat(BarText.line(SampleCharts.spending(7)).toString()).isEqualTo("Spent a day ▅▂▇▅·▇▅");
    assertThat(BarText.line(SampleCharts.spending(60)).toString())
        .startsWith("Spent a day (2 days a bar) ")
        .hasSize("Spent a day (2 days a bar) ".length() + 30);
  }

  @Test
  void inWordsItIsTheHighestDay() {
    assertThat(BarText.of(SampleCharts.spending(7)))
        .isEqualTo("Spent a day, Wed 18 Nov to Tue 24 Nov: at most 523 credits, on Fri 20 Nov.");
  }

  @Property(tries = 500)
  void noDayIsLostAndThereAreNoMoreBarsThanThereIsRoomFor(
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll @IntRange(min = 1, max = 90) int most) {
    Bars bars = SampleCharts.spending(days);

    List<Bar> all = Bar.of(bars, most);

    assertThat(all).hasSizeBetween(1, most).extracting(Bar::label).doesNotHaveDuplicates();
    assertThat(all.stream().map(Bar::amount).reduce(Credits.ZERO, Credits::plus))
        .isEqualTo(bars.days().stream().map(Bars.Day::amount).reduce(Credits.ZERO, Credits::plus));
    assertThat(all.get(0).date()).isEqualTo(bars.days().get(0).date());
  }
}
