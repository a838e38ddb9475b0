package bot.klingbalance.command.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.TopUp;
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
    return plan.topUp().map(this::topUp);
  }

  private String topUp(TopUp topUp) {
    return "→ %s %s on %s (%s)"
        .formatted(
            plan.isPossible() ? "Or top up" : "Top up",
            topUp.packs().credits(),
            view.name(topUp.account()),
            topUp.packs().brief());
  }
}
