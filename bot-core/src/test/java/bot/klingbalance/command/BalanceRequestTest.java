package bot.klingbalance.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.BalanceRequest.Help;
import bot.klingbalance.command.BalanceRequest.NotUnderstood;
import bot.klingbalance.command.BalanceRequest.Show;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
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
      })
  void anAddressAsksForOneAccount(String typed) {
    assertThat(BalanceRequest.parse(typed))
        .isEqualTo(new Show(new OneAccount(new AccountEmail("studio@example.com"))));
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
  @ValueSource(strings = {"studio", "studio@example.com 30d", "<mailto:studio|x>", "<@U1>"})
  void anythingElseIsNotUnderstood(String typed) {
    assertThat(BalanceRequest.parse(typed)).isInstanceOf(NotUnderstood.class);
  }

  @Property
  void whateverIsTypedIsARequest(@ForAll String typed) {
    assertThat(BalanceRequest.parse(typed)).isNotNull();
  }
}
