package bot.klingbalance.demo;

import bot.klingbalance.demo.SimulatedAccount.Behaviour;
import bot.klingbalance.demo.SimulatedAccount.Extra;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of a team that has one in every state: what the two weeks of the demo tell.
 *
 * @param begins when the demo begins
 * @param time when the team works
 */
record SimulatedTeam(Instant begins, WorkingTime time) {
  List<SimulatedAccount> accounts() {
    return List.of(
        // Runs low in the second week, and gets its next month just after it has run out.
        answers("studio", plan(3000, 805, 21)),
        // Runs out within a working day, more than a week before its next month.
        answers("low", plan(660, 42, 20)),
        // Gets its next month in three days.
        answers("almost-empty", plan(3000, 3, 27)),
        answers(
            "pooled", plan(3000, 1250, 22), extra("bonus", 200, 30), extra("top-up", 3300, 480)),
        // Loses most of its month in two days.
        answers("expiring", plan(8000, 6310, 28)),
        account("signed-out", Behaviour.LOST_ITS_SESSION, Optional.empty()),
        account("no-balance", Behaviour.ANSWERS, Optional.empty()),
        account("slow", Behaviour.SIGNS_IN_FIRST, Optional.of(plan(26000, 18400, 11))));
  }

  private SimulatedAccount answers(String name, MonthlyPlan plan, Extra... extras) {
    return account(name, Behaviour.ANSWERS, Optional.of(plan), extras);
  }

  private SimulatedAccount account(
      String name, Behaviour behaviour, Optional<MonthlyPlan> plan, Extra... extras) {
    return new SimulatedAccount(name, behaviour, plan, List.of(extras), begins);
  }

  private MonthlyPlan plan(int granted, int left, int daysAgo) {
    return new MonthlyPlan(granted, left, begins.minus(Duration.ofDays(daysAgo)), begins, time);
  }

  private Extra extra(String type, int credits, int days) {
    return new Extra(
        type, credits, begins.minus(Duration.ofDays(10)), begins.plus(Duration.ofDays(days)));
  }
}
