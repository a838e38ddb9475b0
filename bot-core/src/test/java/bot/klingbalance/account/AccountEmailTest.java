package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountEmailTest {

  @ParameterizedTest
  @CsvSource({
    "studio@example.com, studio@example.com",
    "'  Studio@Example.COM ', studio@example.com",
    "INFO@IMAGE.IO, info@image.io",
    "a+b/c@example.com, a+b/c@example.com",
    "o'neil%x?#@sub.example.co.uk, o'neil%x?#@sub.example.co.uk",
    "jürgen@müller.de, jürgen@müller.de",
  })
  void whatAPersonMeantIsUnderstood(String typed, String normal) {
    assertThat(AccountEmail.parse(typed)).hasValue(new AccountEmail(normal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "studio",
        "studio@",
        "@example.com",
        "studio@example",
        "a b@example.com",
        "a@b@example.com",
        "a..b@example.com",
        ".a@example.com",
        "a@example..com",
        "a@-example.com",
        "a\r\nX-Evil: 1@example.com",
        "a\u0000@example.com",
        "a\u202e@example.com",
        "a\u200b@example.com",
        "<a@example.com>",
        "\"a b\"@example.com",
        "a@example.com,b@example.com",
      })
  void whatIsNoAddressIsNotOne(String typed) {
    assertThat(AccountEmail.parse(typed)).isEmpty();
  }

  @Test
  void anAddressLongerThanMailAllowsIsNotOne() {
    String domain = "@example.com";
    String longest = "a".repeat(AccountEmail.MAX_LENGTH - domain.length());

    assertThat(AccountEmail.parse(longest + domain)).isPresent();
    assertThat(AccountEmail.parse(longest + "a" + domain)).isEmpty();
  }

  @Test
  void aLongRunOfDotsIsRefusedQuickly() {
    assertThat(AccountEmail.parse("a.".repeat(100_000) + "@example.com")).isEmpty();
  }

  @Test
  void onlyTheNormalFormCanBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountEmail("A@example.com"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountEmail(" a@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "studio@example.com, st•••o@example.com",
    "render@example.com, re•••r@example.com",
    "abcd@example.com, a•••d@example.com",
    "abc@example.com, a•••@example.com",
    "ab@example.com, a•••@example.com",
    "a@example.com, •••@example.com",
  })
  void aMaskedAddressIsRecognisedOnlyByThoseWhoKnowIt(String address, String masked) {
    assertThat(new AccountEmail(address).masked()).isEqualTo(masked);
  }

  @Property
  void anyTextIsEitherAnAddressInNormalFormOrNone(@ForAll String typed) {
    AccountEmail.parse(typed)
        .ifPresent(email -> assertThat(AccountEmail.parse(email.value())).hasValue(email));
  }
}
