package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a daily check comes to: to be handed to {@code Outbox.plan} as it is.
 *
 * @param digest absent when there is nothing to tell
 * @param hidden the snoozes that hide a finding, whether or not the digest tells others
 * @param released the accounts of which whoever dealt with them is done: they are well, or worse
 * @param unread how many of the watched accounts could not be read just now
 */
public record CheckDecision(
    CheckState memory,
    Optional<Digest> digest,
    List<Snooze> hidden,
    Set<AccountEmail> released,
    int unread) {
  public CheckDecision {
    hidden = List.copyOf(hidden);
    released = Set.copyOf(released);
  }

  /** The same, with who deals with accounts by other channels' messages. */
  public CheckDecision taking(List<Taken> elsewhere) {
    List<Taken> adopted = digest.map(each -> Taken.adopted(each, elsewhere)).orElseGet(List::of);
    Set<AccountEmail> stillReleased = new HashSet<>(released);
    adopted.forEach(each -> stillReleased.remove(each.account()));
    return new CheckDecision(
        memory, digest.map(each -> each.taken(adopted)), hidden, stillReleased, unread);
  }

  /** Those of its digest that the state of its channel does not know. */
  public List<Taken> adopted(ChannelState state) {
    return digest.map(each -> Taken.unknown(each, state)).orElseGet(List::of);
  }
}
