package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsTest {

  @ParameterizedTest
  @CsvSource({
    "66000, 660",
    "56000, 560",
    "350000, '3,500'",
    "1250, 12.5",
    "1, 0.01",
    "0, 0",
    "123456789, '1,234,567.89'"
  })
  void hundredthsAreShownAsCredits(long hundredths, String shown) {
    assertThat(new Credits(hundredths)).hasToString(shown);
  }

  @Property
  void theDecimalNumberIsExact(@ForAll @LongRange(max = Credits.MOST) long hundredths) {
    BigDecimal credits = new Credits(hundredths).toBigDecimal();

    assertThat(credits.movePointRight(2).longValueExact()).isEqualTo(hundredths);
    assertThat(credits.toString()).doesNotContain("E");
  }

  @Test
  void anAmountIsNeverNegativeAndNeverAbsurd() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Credits(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Credits(Credits.MOST + 1));
  }

  @Test
  void aPriceIsPaidAsOftenAsItFitsInWhole() {
    assertThat(Credits.of(560).dividedBy(Credits.of(72))).isEqualTo(7);
  }
}
