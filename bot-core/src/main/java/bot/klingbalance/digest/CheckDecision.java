package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import java.util.Optional;
import java.util.Set;

/**
 * What a daily check comes to: to be handed to {@code Outbox.plan} as it is.
 *
 * @param digest absent when there is nothing to tell
 * @param released the accounts of which whoever dealt with them is done: they are well, or worse
 */
public record CheckDecision(
    CheckState memory, Optional<Digest> digest, Set<AccountEmail> released) {
  public CheckDecision {
    released = Set.copyOf(released);
  }
}
