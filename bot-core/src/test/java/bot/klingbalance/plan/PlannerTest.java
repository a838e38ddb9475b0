package bot.klingbalance.plan;

import static bot.klingbalance.plan.SomePlans.DAY;
import static bot.klingbalance.plan.SomePlans.account;
import static bot.klingbalance.plan.SomePlans.clips;
import static bot.klingbalance.plan.SomePlans.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.plan.Plan.OnOne;
import bot.klingbalance.plan.Plan.Share;
import bot.klingbalance.plan.Plan.TopUp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which account a job is rendered on. */
class PlannerTest {
  private static final List<Pack> PACKS =
      List.of(new Pack(Credits.of(330), "$5"), new Pack(Credits.of(660), "$10"));

  @Test
  void ofTheAccountsThatHaveEnoughTheOneIsUsedWhoseCreditsExpireFirst() {
    assertThat(used(clips(10), account("a", 5_000), expiring("b", 800, DAY.plusDays(9))))
        .isEqualTo("b");
    assertThat(
            used(
                clips(10),
                expiring("a", 800, DAY.plusDays(9)),
                expiring("b", 800, DAY.plusDays(3))))
        .isEqualTo("b");
  }

  @Test
  void creditsThatWouldExpireUnusedAreUsedBeforeThoseThatTheTeamNeedsItself() {
    PlanAccount needed = expiring("a", 800, DAY.plusDays(3));
    PlanAccount unneeded = SomePlans.unused(expiring("b", 800, DAY.plusDays(9)), 300);

    assertThat(used(clips(10), needed, unneeded)).isEqualTo("b");
  }

  @Test
  void amongEqualsTheTeamThatNeedsItsCreditsLeastGivesThem() {
    assertThat(used(clips(10), SomePlans.lacking(account("a", 900), 50), account("b", 800)))
        .isEqualTo("b");
    assertThat(used(clips(10), account("a", 800), account("b", 900))).isEqualTo("b");
    assertThat(used(clips(10), account("b", 800), account("a", 800))).isEqualTo("a");
  }

  @Test
  void whereNoAccountHasEnoughTheJobIsSplitInWholeClips() {
    Plan plan = Planner.plan(clips(20), List.of(account("a", 1_000), account("b", 700)), PACKS);

    assertThat(shares(plan)).isEqualTo(Map.of("a", 13, "b", 7));
    assertThat(plan.isPossible()).isTrue();
  }

  @Test
  void aSplitSpendsFirstWhatWouldExpireUnused() {
    PlanAccount large = account("a", 1_300);
    PlanAccount expiring = SomePlans.unused(expiring("b", 1_000, DAY.plusDays(2)), 500);

    assertThat(shares(Planner.plan(clips(20), List.of(large, expiring), List.of())))
        .isEqualTo(Map.of("b", 13, "a", 7));
  }

  @Test
  void aSplitUsesNoMoreAccountsThanItNeeds() {
    List<PlanAccount> accounts =
        List.of(account("a", 750), account("b", 1_000), account("c", 100), account("d", 760));

    assertThat(shares(Planner.plan(clips(23), accounts, List.of())))
        .isEqualTo(Map.of("b", 13, "d", 10));
  }

  @Test
  void whereAllTogetherHaveTooLittleWhatIsMissingIsBoughtWhereItIsLeast() {
    Plan plan = Planner.plan(clips(40), List.of(account("a", 100), account("b", 560)), PACKS);

    assertThat(plan.isPossible()).isFalse();
    assertThat(plan.topUp().map(TopUp::account)).contains(SampleAccounts.email("b"));
    assertThat(plan.topUp().orElseThrow().packs().brief()).isEqualTo("4 × 660, $40");
  }

  /** Credits that cannot pay a whole clip on any account pay none. */
  @Test
  void leftoversOfSeveralAccountsMakeNoClip() {
    assertThat(
            Planner.plan(clips(1), List.of(account("a", 71), account("b", 71)), PACKS).decision())
        .isEqualTo(new Plan.TooLittle());
  }

  @Test
  void withoutAnAccountNothingCanBeRendered() {
    Plan plan = Planner.plan(clips(1), List.of(), PACKS);

    assertThat(plan.isPossible()).isFalse();
    assertThat(plan.topUp()).isEmpty();
  }

  private static String used(RenderJob job, PlanAccount... accounts) {
    Plan.Decision decision = Planner.plan(job, List.of(accounts), PACKS).decision();
    assertThat(decision).isInstanceOf(OnOne.class);
    return SomePlans.name(((OnOne) decision).account());
  }

  private static Map<String, Integer> shares(Plan plan) {
    Map<String, Integer> shares = new TreeMap<>();
    for (Share share : plan.shares()) {
      shares.put(SomePlans.name(share.account()), share.clips());
    }
    return shares;
  }
}
