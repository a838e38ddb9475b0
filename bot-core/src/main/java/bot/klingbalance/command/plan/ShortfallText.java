package bot.klingbalance.command.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.TopUp;
import bot.klingbalance.plan.PlanAccount;
import java.util.Comparator;
import java.util.Optional;

/** What is missing for a job, and what would help. */
record ShortfallText(Plan plan, View view) {
  /** Whether it is enough, where it is not. */
  String verdict() {
    if (plan.others().isEmpty()) {
      return "No account can be used for it";
    }
    long together =
        plan.others().stream().mapToLong(each -> plan.job().affordableWith(each.usable())).sum();
    String some =
        "%s of %s"
            .formatted(
                together == 0 ? "none" : Credits.of(together), Credits.of(plan.job().count()));
    return plan.others().size() == 1
        ? "Not enough: " + some
        : "Not enough on any account: %s on all together".formatted(some);
  }

  /** What to buy, where packs are known. */
  Optional<String> topUp() {
    return plan.topUp()
        .map(this::topUp)
        .or(() -> plan.isPossible() ? Optional.empty() : manyPacks());
  }

  private String topUp(TopUp topUp) {
    return "→ %s %s on %s (%s)"
        .formatted(
            plan.isPossible() ? "Or top up" : "Top up",
            topUp.packs().credits(),
            view.name(topUp.account()),
            topUp.packs().brief());
  }

  /** Where nobody buys so many packs at a time: how many that would be. */
  private Optional<String> manyPacks() {
    Optional<Credits> largest =
        view.policy().packs().stream()
            .map(Pack::credits)
            .filter(credits -> !credits.isZero())
            .max(Comparator.naturalOrder());
    return plan.others().stream()
        .findFirst()
        .flatMap(account -> largest.map(pack -> manyPacks(account, pack)));
  }

  private String manyPacks(PlanAccount account, Credits pack) {
    Credits missing = plan.job().need().minus(account.usable());
    long packs = (missing.hundredths() + pack.hundredths() - 1) / pack.hundredths();
    return "→ Missing on %s: %s credits, %s packs of %s"
        .formatted(view.name(account.email()), missing.roundedUp(), Credits.of(packs), pack);
  }
}
