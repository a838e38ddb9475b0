package bot.klingbalance.command.balance;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.forAsker;
import static bot.klingbalance.message.SampleAccounts.forChannel;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.message.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewMessageTest {

  @Test
  void accountsStandMostUrgentFirstUnderThePooledTotal() {
    assertThat(
            overview(
                answered("studio", balance(plan(560, 660, 7))),
                answered("silent", Balance.UNKNOWN),
                failed("lost", Reason.SIGN_IN_LOST),
                answered("low", balance(plan(42, 660, 13))),
                answered("other", balance(plan(400, 660, 7)))))
        .isEqualTo(
            """
            Kling balance · 5 accounts
            1,002 credits left together on 3 of 5 accounts; the others are not known
            lost@example.com |  | sign-in lost
            low@example.com | 42 / 660 (6 %) | low, expires 7 Dec
            silent@example.com |  | does not say what is left
            other@example.com | 400 / 660 (61 %) | expires 1 Dec
            studio@example.com | 560 / 660 (85 %) | expires 1 Dec
            → For a new sign-in delete the account at useapi.net and add it again.
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share] [Watch here]
            """);
  }

  @Test
  void anAccountThatTheListHasAnErrorForIsMarkedAndComesBeforeAHealthyOne() {
    Found studio = (Found) answered("studio", balance(plan(560, 660, 7)));

    assertThat(
            overview(
                answered("other", balance(plan(400, 660, 7))),
                new Found(studio.account().withListedError("Login failed"), NOW)))
        .containsSubsequence(
            "studio@example.com | 560 / 660 (85 %) | marked as faulty\n",
            "other@example.com | 400 / 660")
        .doesNotContain("Login");
  }

  @Test
  void theTotalOfAllSaysSo() {
    assertThat(
            overview(
                answered("studio", balance(plan(560, 660, 7))),
                answered("other", balance(plan(40, 660, 7)))))
        .contains("600 credits left together\n");
  }

  @Test
  void withNothingKnownNoTotalIsInvented() {
    assertThat(overview(answered("a", Balance.UNKNOWN), failed("b", Reason.SIGN_IN_LOST)))
        .contains("What is left is not known for any of them.\n")
        .doesNotContain("0 credits");
  }

  @Test
  void oneCauseIsToldOnce() {
    assertThat(overview(failed("a", Reason.UNREACHABLE), failed("b", Reason.UNREACHABLE)))
        .isEqualTo(
            """
            Kling balance
            useapi.net cannot be reached: there was no answer. Try again; if this lasts, \
            whoever runs the bot has to look at its network.
            [Refresh]
            """);
  }

  @Test
  void accountsThatFailEachForItselfAreToldOneByOne() {
    assertThat(overview(failed("a", Reason.SIGN_IN_LOST), failed("b", Reason.SIGN_IN_LOST)))
        .contains("a@example.com", "b@example.com");
  }

  @Test
  void noAccountAtAllSaysHowToAddOne() {
    assertThat(overview()).contains("There is no Kling account to show.");
  }

  @Test
  void aListThatCannotBeReadSaysWhy() {
    AccountsOverview unknown = new AccountsOverview.Unknown(Failure.of(Reason.TOKEN_REFUSED));

    assertThat(Transcript.of(OverviewMessage.of(unknown, forAsker())))
        .contains("useapi.net refuses the bot's API token.");
  }

  @Test
  void aChannelSeesAddressesMasked() {
    AccountsOverview one =
        new AccountsOverview.Accounts(List.of(answered("studio", balance(plan(1, 2, 3)))), NOW);

    assertThat(Transcript.of(OverviewMessage.of(one, forChannel())))
        .contains("Kling balance · 1 account\n1 credit left\nst•••o@example.com")
        .doesNotContain("studio@");
  }

  private static String overview(AccountLookup... lookups) {
    return Transcript.of(
        OverviewMessage.of(new AccountsOverview.Accounts(List.of(lookups), NOW), forAsker()));
  }
}
