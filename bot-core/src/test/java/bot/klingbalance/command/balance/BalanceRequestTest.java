package bot.klingbalance.command.balance;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.balance.BalanceRequest.Help;
import bot.klingbalance.command.balance.BalanceRequest.Mistake;
import bot.klingbalance.command.balance.BalanceRequest.NoSuchTime;
import bot.klingbalance.command.balance.BalanceRequest.NotUnderstood;
import bot.klingbalance.command.balance.BalanceRequest.SeveralAddresses;
import bot.klingbalance.command.balance.BalanceRequest.Show;
import bot.klingbalance.command.balance.BalanceRequest.TimeAlone;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "studio@example.com",
        "  STUDIO@Example.com\t",
        "<mailto:studio@example.com|studio@example.com>",
        "<mailto:Studio@example.com>",
        " <MAILTO:studio@example.com|Studio> ",
        "<mailto:studio@example.com|studio@example.com>.",
        "\u200b“studio@example.com”\ufeff",
      })
  void anAddressAsksForOneAccount(String typed) {
    assertThat(BalanceRequest.parse(typed))
        .isEqualTo(new Show(new OneAccount(new AccountEmail("studio@example.com"))));
  }

  @ParameterizedTest
  @CsvSource({
    "studio@example.com 30d, 30",
    "' studio@example.com   30 D ', 30",
    "studio@example.com 30 days, 30",
    "studio@example.com last 2 weeks, 14",
    "studio@example.com 2w, 14",
    "studio@example.com 1 day, 1",
    "studio@example.com 45, 45",
    "studio@example.com 3 months, 90",
    "studio@example.com 1y, 365",
    "<mailto:Studio@example.com|Studio@example.com> 60d, 60",
    "studio@example.com\u00a07d, 7",
    "<mailto:Studio@example.com|Studio@example.com>7d, 7",
    "'studio@example.com, 7d.', 7",
    "studio@example.com\u2003\uff17d\u200d, 7",
  })
  void aTimeBehindTheAddressSaysHowFarBackThePictureGoes(String typed, int days) {
    assertThat(BalanceRequest.parse(typed))
        .isEqualTo(
            new Show(new OneAccount(new AccountEmail("studio@example.com"), new Lookback(days))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "366d", "9999w", "30m", "-3d", "please", "3.5d", "2y"})
  void whatIsNoTimeThatCanBeShownIsSaidBack(String time) {
    assertThat(BalanceRequest.parse("studio@example.com " + time)).isEqualTo(new NoSuchTime(time));
  }

  @Test
  void aTimeAloneIsOfNoAccount() {
    assertThat(BalanceRequest.parse("30d")).isEqualTo(new TimeAlone(new Lookback(30)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u00a0\n"})
  void nothingAsksForAllAccounts(String typed) {
    assertThat(BalanceRequest.parse(typed)).isEqualTo(new Show(new AllAccounts()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", " HELP ", "Help"})
  void helpAsksForHelp(String typed) {
    assertThat(BalanceRequest.parse(typed)).isEqualTo(new Help());
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio", "<mailto:studio|x>", "<@U1>"})
  void anythingElseIsNotUnderstood(String typed) {
    assertThat(BalanceRequest.parse(typed)).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "studio@example.com a@b.de",
        "studio@example.com,a@b.de 30d",
        "<mailto:studio@example.com|x> and <mailto:a@b.de|a@b.de>"
      })
  void oneAddressAtATimeWithTheFirstAsAnExample(String typed) {
    BalanceRequest request = BalanceRequest.parse(typed);

    assertThat(request).isEqualTo(new SeveralAddresses(new AccountEmail("studio@example.com")));
    assertThat(((Mistake) request).answer().body().toString())
        .contains("One address at a time, for example ", "/kling-balance studio@example.com");
  }

  @Test
  void aCharacterThatOnlyLooksLikeAnotherIsNamed() {
    assertThat(((Mistake) BalanceRequest.parse("studio\uff20example.com 7d")).answer().body())
        .asString()
        .contains("fullwidth commercial at", "/kling-balance studio@example.com");
  }

  @Property
  void whateverIsTypedIsARequest(@ForAll String typed) {
    assertThat(BalanceRequest.parse(typed)).isNotNull();
  }
}
