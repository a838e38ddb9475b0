package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.message.PastAndProspect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the history of an account adds to its balance: the last weeks, and what they let expect.
 *
 * @param kept what is kept of an account; no call blocks
 * @param zone in which the readers' days are
 */
public record Chronicle(Kept kept, ZoneId zone) {
  /** Where nothing is kept. */
  static final Chronicle NONE =
      new Chronicle((account, since) -> completedFuture(List.of()), ZoneId.of("UTC"));

  /** Reads what is kept. */
  @FunctionalInterface
  public interface Kept {
    /** The readings of an account from {@code since} on, the oldest first; none ends in trouble. */
    CompletableFuture<List<KeptReading>> of(AccountEmail account, Instant since);
  }

  /**
   * What is known besides the answer of just now; nothing for an account that cannot be read.
   *
   * @param shown how far back the picture goes
   */
  CompletableFuture<Optional<PastAndProspect>> of(
      AccountLookup lookup, Duration shown, Instant now) {
    if (!(lookup instanceof Found found)) {
      return completedFuture(Optional.empty());
    }
    return kept.of(found.email(), PastAndProspect.neededSince(shown, now))
        .thenApply(KeptReading.of(found)::newestOf)
        .thenApply(all -> Optional.of(PastAndProspect.of(all, shown, now, zone)));
  }
}
