package bot.klingbalance.check;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a channel's accounts and decides about them as its daily check would, for a person who asks
 * what would be posted. Writes nothing. No call blocks.
 */
public final class CheckPreview {
  private final WatchedAccountsReader reader;
  private final Clock clock;

  public CheckPreview(WatchedAccountsReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * What a check of the channel comes to.
   *
   * @param watches with a time of day
   * @param state what the channel's last check left behind
   */
  public CompletableFuture<CheckDecision> decide(
      ChannelWatches watches, ChannelState state, Freshness freshness) {
    Optional<Instant> since = state.memory().map(CheckState::at);
    return reader
        .read(watches, since, freshness)
        .thenApply(readings -> DailyCheck.of(watches, readings, state, clock.instant()));
  }
}
