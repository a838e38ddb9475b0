package bot.klingbalance.command.plan;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.RenderJob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlansTest {
  @Test
  void creditsThatHaveExpiredPayForNothingAlsoWhereTheAccountGoesOnCountingThem() {
    Balance counted =
        new Balance(
            Optional.of(Credits.of(300)),
            List.of(
                SampleAccounts.plan(200, 660, -1),
                SampleAccounts.creditPackage("top-up", 100, 330, 500)),
            Optional.empty());
    AccountsOverview.Accounts accounts =
        new AccountsOverview.Accounts(List.of(SampleAccounts.answered("studio", counted)), NOW);

    Plan plan =
        new Plans(AccountHistory.ofNothing(), Patience.ENDLESS.begin(), List.of(), NOW)
            .of(
                new RenderJob(3, new Clip("v3 pro clip", Credits.of(72))),
                OverviewStatus.of(accounts))
            .join()
            .plan();

    assertThat(plan.isPossible()).isFalse();
    assertThat(plan.others()).extracting(PlanAccount::usable).containsExactly(Credits.of(100));
  }

  @Test
  void anAccountThatTheListMarksAsFaultyDoesNotCountAndThatIsSaid() {
    Found answered =
        (Found)
            SampleAccounts.answered(
                "studio", SampleAccounts.balance(SampleAccounts.plan(560, 660, 7)));
    KlingAccount faulty = answered.account().withListedError("Login failed");
    AccountsOverview.Accounts accounts =
        new AccountsOverview.Accounts(List.of(new Found(faulty, NOW)), NOW);

    PlanAnswer answer =
        new Plans(AccountHistory.ofNothing(), Patience.ENDLESS.begin(), List.of(), NOW)
            .of(
                new RenderJob(1, new Clip("v3 pro clip", Credits.of(72))),
                OverviewStatus.of(accounts))
            .join();

    assertThat(answer.plan().isPossible()).isFalse();
    assertThat(
            Transcript.of(
                PlanMessage.of(
                    new PlanRequest(answer.plan().job(), Optional.empty()),
                    answer,
                    SampleAccounts.forAsker())))
        .contains("studio@example.com: not counted (marked as faulty)");
  }
}
