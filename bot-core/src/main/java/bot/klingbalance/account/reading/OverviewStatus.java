package bot.klingbalance.account.reading;

import bot.klingbalance.account.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What is known of every account that may be shown when somebody has waited long enough.
 *
 * @param listFailure why useapi.net did not say which accounts there are; then {@code accounts} are
 *     those that were read before
 * @param isListAwaited whether it has not said so yet; then the same
 * @param accounts each once
 */
public record OverviewStatus(
    Optional<Failure> listFailure, boolean isListAwaited, List<AccountStatus> accounts)
    implements Provisional {
  public OverviewStatus {
    accounts = List.copyOf(accounts);
  }

  /** The status of one who has waited for every answer. */
  public static OverviewStatus of(AccountsOverview overview) {
    return overview.match(
        accounts ->
            new OverviewStatus(
                Optional.empty(),
                false,
                accounts.lookups().stream().map(AccountStatus::of).toList()),
        unknown -> new OverviewStatus(Optional.of(unknown.failure()), false, List.of()));
  }

  /** That of one account alone. */
  public static OverviewStatus alone(AccountStatus account) {
    return new OverviewStatus(Optional.empty(), false, List.of(account));
  }

  /**
   * Why nothing can be read: one cause, one line. Of the accounts it is that of all of them, where
   * it has nothing to do with any one.
   */
  public Optional<Failure> failureOfAll() {
    return listFailure.or(this::sharedFailure);
  }

  private Optional<Failure> sharedFailure() {
    List<Failure> failures = accounts.stream().flatMap(each -> each.whyUnread().stream()).toList();
    return !failures.isEmpty()
            && failures.size() == accounts.size()
            && failures.get(0).reason().isAboutNoAccount()
            && failures.stream().map(Failure::reason).distinct().count() == 1
        ? Optional.of(failures.get(0))
        : Optional.empty();
  }

  @Override
  public boolean isAwaited() {
    return isListAwaited || accounts.stream().anyMatch(AccountStatus::isAwaited);
  }

  @Override
  public boolean isWorthShowing() {
    return !isAwaited() || accounts.stream().anyMatch(each -> each.known().isPresent());
  }
}
