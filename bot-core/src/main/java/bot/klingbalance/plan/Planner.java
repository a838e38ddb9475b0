package bot.klingbalance.plan;

import static java.util.Comparator.comparing;

import bot.klingbalance.pack.Pack;
import bot.klingbalance.pack.PackChoice;
import bot.klingbalance.plan.Plan.Decision;
import bot.klingbalance.plan.Plan.OnOne;
import bot.klingbalance.plan.Plan.Split;
import bot.klingbalance.plan.Plan.TooLittle;
import bot.klingbalance.plan.Plan.TopUp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a job is rendered: on one account where one has enough, else split over those that
 * have enough together. The same accounts give the same plan, in whatever order. Pure.
 */
public final class Planner {
  private static final Comparator<PlanAccount> MOST_FIRST =
      comparing(PlanAccount::usable).reversed().thenComparing(PlanAccount::email);

  private final RenderJob job;
  private final List<PlanAccount> bestFirst;

  private Planner(RenderJob job, List<PlanAccount> accounts) {
    this.job = job;
    this.bestFirst = accounts.stream().sorted(PlanAccount.bestFor(job.need())).toList();
  }

  /**
   * The plan.
   *
   * @param accounts those that count, each once
   * @param packs what can be bought; may be none
   */
  public static Plan plan(RenderJob job, List<PlanAccount> accounts, List<Pack> packs) {
    Planner planner = new Planner(job, accounts);
    List<PlanAccount> others =
        planner.bestFirst.stream()
            .filter(each -> !planner.hasEnough(each))
            .sorted(MOST_FIRST)
            .toList();
    return new Plan(job, planner.decide(), accounts.size(), others, topUp(job, others, packs));
  }

  private Decision decide() {
    List<PlanAccount> able = bestFirst.stream().filter(this::hasEnough).toList();
    if (!able.isEmpty()) {
      return new OnOne(able.get(0), able.subList(1, able.size()));
    }
    long together = bestFirst.stream().mapToLong(each -> job.affordableWith(each.usable())).sum();
    return together < job.count() ? new TooLittle() : new Split(Allocation.of(job, bestFirst));
  }

  private boolean hasEnough(PlanAccount account) {
    return job.affordableWith(account.usable()) >= job.count();
  }

  /** What is missing is bought where it is least. */
  private static Optional<TopUp> topUp(RenderJob job, List<PlanAccount> others, List<Pack> packs) {
    return others.stream()
        .findFirst()
        .flatMap(
            account ->
                PackChoice.of(job.need().minus(account.usable()), packs)
                    .map(choice -> new TopUp(account.email(), choice)));
  }
}
