package bot.klingbalance.command.plan;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.plan.Plan;
import java.time.Instant;
import java.util.Comparator;
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
    uncounted = uncounted.stream().sorted(Comparator.comparing(AccountStatus::email)).toList();
  }

  /** Whether no account can be read for one and the same cause, which does not pass by itself. */
  boolean isOneCause() {
    return plan.counted() == 0
        && reading
            .failure()
            .filter(why -> !why.reason().isPassing())
            .filter(
                why ->
                    uncounted.stream()
                        .allMatch(
                            each ->
                                each.whyUnread()
                                    .map(Failure::reason)
                                    .equals(Optional.of(why.reason()))))
            .isPresent();
  }

  /**
   * The balances that a plan is made of.
   *
   * @param asOf when the oldest of them was read; absent where no account counts
   * @param isAwaited whether useapi.net is still being asked for some
   * @param isLastKnown whether some count as they were last known, since they cannot be read now
   * @param failure why not, or why no account can be read
   */
  public record Reading(
      Optional<Instant> asOf, boolean isAwaited, boolean isLastKnown, Optional<Failure> failure) {}

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
}
