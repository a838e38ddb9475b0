package bot.klingbalance.message.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTextTest {
  @Test
  void onlyOneOfSomethingIsNoPlural() {
    assertThat(CountText.of(0, "request")).isEqualTo("0 requests");
    assertThat(CountText.of(1, "request")).isEqualTo("1 request");
    assertThat(CountText.of(2, "request")).isEqualTo("2 requests");
  }

  @Test
  void aPluralMayBeOfAnotherForm() {
    assertThat(CountText.of(1, "watch", "watches")).isEqualTo("1 watch");
    assertThat(CountText.of(3, "account is", "accounts are")).isEqualTo("3 accounts are");
  }
}
