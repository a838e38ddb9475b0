package bot.klingbalance.message;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "56000, 66000, 85 %, 8",
    "65999, 66000, 99 %, 9",
    "66000, 66000, 100 %, 10",
    "1, 66000, <1 %, 1",
    "0, 66000, 0 %, 0",
    "660, 66000, 1 %, 1",
  })
  void aShareIsRoundedButNeverToAllOrNothing(
      long part, long whole, String shown, int segmentsOfTen) {
    Percent percent = Percent.of(new Credits(part), new Credits(whole));

    assertThat(percent).hasToString(shown);
    assertThat(percent.segmentsOf(10)).isEqualTo(segmentsOfTen);
  }

  @Property
  void everyShareIsBetweenNothingAndAll(
      @ForAll @LongRange(max = Credits.MOST) long part,
      @ForAll @LongRange(min = 1, max = Credits.MOST) long whole) {
    Assume.that(part <= whole);

    Percent percent = Percent.of(new Credits(part), new Credits(whole));

    assertThat(percent.value() == 0).isEqualTo(part == 0);
    assertThat(percent.value() == 100).isEqualTo(part == whole);
  }
}
