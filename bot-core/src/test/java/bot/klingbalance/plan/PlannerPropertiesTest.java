package bot.klingbalance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.plan.Plan.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan. */
class PlannerPropertiesTest {
  @Property
  void noAccountSpendsMoreThanItHasAndTheWholeJobIsRendered(
      @ForAll("jobs") RenderJob job, @ForAll("accounts") List<PlanAccount> accounts) {
    Plan plan = Planner.plan(job, accounts, List.of());
    List<Share> shares = plan.shares();

    assertThat(shares)
        .allSatisfy(
            share -> assertThat(share.credits()).isLessThanOrEqualTo(share.account().usable()));
    assertThat(shares.stream().mapToInt(Share::clips).sum())
        .isEqualTo(plan.isPossible() ? job.count() : 0);
    assertThat(shares).extracting(Share::account).doesNotHaveDuplicates();
  }

  @Property
  void aPlanIsPossibleExactlyWhenTheAccountsPayForEachClip(
      @ForAll("jobs") RenderJob job, @ForAll("accounts") List<PlanAccount> accounts) {
    long affordable =
        accounts.stream().mapToLong(account -> job.affordableWith(account.usable())).sum();

    assertThat(Planner.plan(job, accounts, List.of()).isPossible())
        .isEqualTo(affordable >= job.count());
  }

  @Property
  void theOrderOfTheAccountsMakesNoDifference(
      @ForAll("jobs") RenderJob job,
      @ForAll("accounts") List<PlanAccount> accounts,
      @ForAll long seed) {
    List<PlanAccount> shuffled = new ArrayList<>(accounts);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Planner.plan(job, shuffled, List.of()))
        .isEqualTo(Planner.plan(job, accounts, List.of()));
  }

  /** Held against every way to split it, one clip at a time. */
  @Property(tries = 300)
  void noOtherSplitLosesLessToExpiry(
      @ForAll("jobs") RenderJob job, @ForAll("accounts") List<PlanAccount> accounts) {
    Plan plan = Planner.plan(job, accounts, List.of());
    boolean isSplit = plan.decision().match(one -> false, split -> true, none -> false);
    if (isSplit) {
      long saved =
          plan.shares().stream()
              .mapToLong(share -> share.account().saved(share.credits()).hundredths())
              .sum();
      assertThat(saved).isEqualTo(mostSaved(job, accounts));
    }
  }

  private static long mostSaved(RenderJob job, List<PlanAccount> accounts) {
    long[] best = new long[job.count() + 1];
    Arrays.fill(best, 1, best.length, Long.MIN_VALUE);
    for (PlanAccount account : accounts) {
      for (int clips = job.count(); clips > 0; clips--) {
        for (int here = 1; here <= Math.min(clips, job.affordableWith(account.usable())); here++) {
          long rest = best[clips - here];
          if (rest != Long.MIN_VALUE) {
            long saved = account.saved(job.priceOf(here)).hundredths();
            best[clips] = Math.max(best[clips], rest + saved);
          }
        }
      }
    }
    return best[job.count()];
  }

  @Provide
  Arbitrary<RenderJob> jobs() {
    return Arbitraries.integers().between(1, 30).map(SomePlans::clips);
  }

  @Provide
  Arbitrary<List<PlanAccount>> accounts() {
    Arbitrary<Long> credits = Arbitraries.longs().between(0, 1_200);
    Arbitrary<Optional<Integer>> days = Arbitraries.integers().between(0, 40).optional(0.7);
    Arbitrary<PlanAccount> account =
        Combinators.combine(credits, Arbitraries.integers().between(0, 100), days, credits)
            .as(PlannerPropertiesTest::account);
    return account
        .list()
        .ofMaxSize(5)
        .map(
            all ->
                IntStream.range(0, all.size())
                    .mapToObj(i -> named(all.get(i), "account" + i))
                    .toList());
  }

  private static PlanAccount account(
      long usable, int percentUnused, Optional<Integer> days, long lacking) {
    return new PlanAccount(
        SampleAccounts.email("x"),
        Credits.of(usable),
        days.isPresent() ? new Credits(usable * percentUnused) : Credits.ZERO,
        days.map(
            in -> new Moment(SampleAccounts.NOW.plus(Duration.ofDays(in)), Credits.of(usable))),
        Credits.of(lacking));
  }

  private static PlanAccount named(PlanAccount account, String name) {
    return new PlanAccount(
        SampleAccounts.email(name),
        account.usable(),
        account.unused(),
        account.expiring(),
        account.lacking());
  }
}
