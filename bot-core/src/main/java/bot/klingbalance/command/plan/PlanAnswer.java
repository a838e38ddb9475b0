package bot.klingbalance.command.plan;

import bot.klingbalance.account.reading.AccountStatus;
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
 * @param reading of what it is made
 */
public record PlanAnswer(
    Plan plan,
    Optional<Instant> runsOut,
    Optional<Instant> runsOutAfter,
    List<AccountStatus> uncounted,
    Reading reading) {
  public PlanAnswer {
    uncounted = List.copyOf(uncounted);
  }

  /**
   * The balances that a plan is made of.
   *
   * @param asOf when the oldest of them was read
   * @param isAwaited whether useapi.net is still being asked for some
   */
  public record Reading(Instant asOf, boolean isAwaited) {}

  /** When the oldest balance was read that counts. */
  public Instant asOf() {
    return reading.asOf();
  }
}
