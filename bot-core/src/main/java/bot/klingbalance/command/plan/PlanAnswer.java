package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan, and what else is told of it.
 *
 * @param runsOut when the credits of the account to use run out, as things are
 * @param runsOutAfter when they do with the job rendered
 * @param uncounted the accounts that cannot be used, whatever they have
 * @param asOf when the oldest balance was read
 */
public record PlanAnswer(
    Plan plan,
    Optional<Instant> runsOut,
    Optional<Instant> runsOutAfter,
    List<AccountLookup> uncounted,
    Instant asOf) {
  public PlanAnswer {
    uncounted = List.copyOf(uncounted);
  }
}
