package bot.klingbalance.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "port, port, 0",
    "prot, port, 1",
    "pot, port, 1",
    "portt, port, 1",
    "sort, port, 1",
    "'', port, 4",
    "token, tkoens, 2",
  })
  void countsTheStepsFromOneWordToAnother(String from, String to, int steps) {
    assertThat(EditDistance.distance(from, to)).isEqualTo(steps);
  }

  @Property(tries = 500)
  void theWayBackIsAsLong(
      @ForAll @AlphaChars @StringLength(max = 12) String from,
      @ForAll @AlphaChars @StringLength(max = 12) String to) {
    assertThat(EditDistance.distance(from, to))
        .isEqualTo(EditDistance.distance(to, from))
        .isBetween(Math.abs(from.length() - to.length()), Math.max(from.length(), to.length()));
    assertThat(EditDistance.distance(from, to) == 0).isEqualTo(from.equals(to));
  }
}
