package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.FindingKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of a channel between two daily checks.
 *
 * @param memory what the last check left behind; absent before the first
 * @param snoozes at most one for an account, the newest; some may be over
 * @param taken at most one for an account, the newest; some may hold no longer
 */
public record ChannelState(Optional<CheckState> memory, List<Snooze> snoozes, List<Taken> taken) {
  /** A channel that was never checked. */
  public static final ChannelState NEW = new ChannelState(Optional.empty(), List.of());

  /** A channel of which nobody has taken an account. */
  public ChannelState(Optional<CheckState> memory, List<Snooze> snoozes) {
    this(memory, snoozes, List.of());
  }

  public ChannelState {
    snoozes = List.copyOf(snoozes);
    taken = List.copyOf(taken);
  }

  /** The newest local day that was checked. */
  public Optional<LocalDate> checked() {
    return memory.map(CheckState::date);
  }

  /** Whether somebody has hidden what is not critical of an account, and that still holds. */
  public boolean isSnoozed(AccountEmail account, Instant now) {
    Optional<Instant> lastGain = of(account).lastGain();
    return snoozes.stream()
        .filter(snooze -> snooze.account().equals(account))
        .anyMatch(snooze -> snooze.isInEffectAt(now, lastGain));
  }

  /** The same, where the channel was warned of these accounts too since the last check. */
  public ChannelState warnedOf(Channel channel, Map<AccountEmail, Set<FindingKind>> kinds) {
    if (kinds.isEmpty()) {
      return this;
    }
    Map<AccountEmail, AccountState> accounts =
        new HashMap<>(memory.map(CheckState::accounts).orElseGet(Map::of));
    kinds.forEach((account, those) -> accounts.put(account, of(account).warnedOf(those)));
    CheckState together =
        new CheckState(
            channel,
            checked().orElse(LocalDate.EPOCH),
            memory.map(CheckState::at).orElse(Instant.EPOCH),
            accounts);
    return new ChannelState(Optional.of(together), snoozes, taken);
  }

  public AccountState of(AccountEmail account) {
    return memory
        .map(check -> check.accounts().getOrDefault(account, AccountState.NONE))
        .orElse(AccountState.NONE);
  }
}
