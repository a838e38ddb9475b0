package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownAccountsTest {

  @ParameterizedTest
  @CsvSource({
    "*, studio@example.com, true",
    "*@example.com, studio@example.com, true",
    "*@Example.COM, studio@example.com, true",
    "*@example.com, studio@example.com.evil.org, false",
    "studio@example.com, studio@example.com, true",
    "studio@example.com, a.studio@example.com, false",
    "st*@*.com, studio@example.com, true",
    "studio@exampleXcom, studio@example.com, false",
    "s.udio@example.com, studio@example.com, false",
  })
  void anAccountIsShownWhenAPatternFitsAllOfIt(String pattern, String email, boolean shown) {
    assertThat(new ShownAccounts(List.of(pattern)).allows(new AccountEmail(email)))
        .isEqualTo(shown);
  }
}
