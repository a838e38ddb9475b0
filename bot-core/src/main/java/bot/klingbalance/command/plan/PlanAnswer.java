package bot.klingbalance.command.plan;

import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan, and what else is told of it.
 *
 * @param outlook what is expected of the account to use, as things are
 * @param outlookAfter what is with the job rendered
 * @param uncounted the accounts that cannot be used, whatever they have
 * @param reading of what it is made
 */
public record PlanAnswer(
    Plan plan,
    Optional<Outlook> outlook,
    Optional<Outlook> outlookAfter,
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

  /** When the credits of the account to use run out, as things are. */
  public Optional<Instant> runsOut() {
    return outlook.flatMap(PlanAnswer::runsOut);
  }

  /** When they do with the job rendered. */
  public Optional<Instant> runsOutAfter() {
    return outlookAfter.flatMap(PlanAnswer::runsOut);
  }

  private static Optional<Instant> runsOut(Outlook outlook) {
    return outlook.match(
        end -> Optional.of(end.at()),
        lasts -> Optional.empty(),
        idle -> Optional.empty(),
        tooShort -> Optional.empty(),
        outdated -> Optional.empty());
  }

  /** When the oldest balance was read that counts. */
  public Instant asOf() {
    return reading.asOf();
  }
}
