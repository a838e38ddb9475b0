package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.AccountState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a channel between two daily checks.
 *
 * @param memory what the last check left behind; absent before the first
 * @param snoozes at most one for an account, the newest; some may be over
 */
public record ChannelState(Optional<CheckState> memory, List<Snooze> snoozes) {
  /** A channel that was never checked. */
  public static final ChannelState NEW = new ChannelState(Optional.empty(), List.of());

  public ChannelState {
    snoozes = List.copyOf(snoozes);
  }

  /** The newest local day that was checked. */
  public Optional<LocalDate> checked() {
    return memory.map(CheckState::date);
  }

  public AccountState of(AccountEmail account) {
    return memory
        .map(check -> check.accounts().getOrDefault(account, AccountState.NONE))
        .orElse(AccountState.NONE);
  }
}
