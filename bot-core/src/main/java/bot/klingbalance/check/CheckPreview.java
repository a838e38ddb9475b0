package bot.klingbalance.check;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.watch.ChannelWatches;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reads a channel's accounts and decides about them as its daily check would, for people who ask
 * what would be posted. It reads a channel anew once a minute: whoever asks again before that gets
 * the same decision, or one from what is at hand where the watches have changed. Writes nothing.
 * Safe for use by many threads; no call blocks.
 */
public final class CheckPreview {
  private static final Duration ANEW = Duration.ofMinutes(1);

  /** More channels than people look into within a minute; a decision knows all its accounts. */
  private static final int MOST_CHANNELS = 100;

  private final WatchedAccountsReader reader;
  private final Clock clock;
  private final Cache<Channel, Made> lately;

  public CheckPreview(WatchedAccountsReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
    this.lately =
        Caffeine.newBuilder()
            .maximumSize(MOST_CHANNELS)
            .expireAfterWrite(ANEW)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /**
   * What a check comes to.
   *
   * @param anewAt from when on it reads the accounts again; absent where it has just read them
   */
  public record Preview(CheckDecision decision, Optional<Instant> anewAt) {}

  /**
   * What is known of a channel.
   *
   * @param watches with a time of day
   * @param state what its last check left behind
   * @param since what has happened since that check
   */
  public record Known(ChannelWatches watches, ChannelState state, SinceLastCheck since) {
    /** Of one in which nothing has happened since. */
    public Known(ChannelWatches watches, ChannelState state) {
      this(watches, state, SinceLastCheck.NOTHING);
    }

    /** What is known now; blocks while the store answers. */
    public static Known of(
        ChannelWatches watches, ChannelStates states, Outbox outbox, Instant now) {
      ChannelState state = states.of(watches.channel());
      return new Known(watches, state, SinceLastCheck.of(watches, state, states, outbox, now));
    }
  }

  private record Made(Known known, CompletableFuture<CheckDecision> decision, Instant at) {
    boolean isOf(Known other) {
      return known.equals(other) && !decision.isCompletedExceptionally();
    }
  }

  /** What a check of the channel comes to, for one who asks. */
  public CompletableFuture<Preview> decide(Known known, Requester requester) {
    Made mine = new Made(known, new CompletableFuture<>(), clock.instant());
    Made before = lately.asMap().putIfAbsent(known.watches().channel(), mine);
    if (before == null) {
      return begun(mine, requester).thenApply(made -> new Preview(made, Optional.empty()));
    }
    CompletableFuture<CheckDecision> decision =
        before.isOf(known) ? before.decision().copy() : decided(known, requester, Freshness.RECENT);
    return decision.thenApply(made -> new Preview(made, Optional.of(before.at().plus(ANEW))));
  }

  private CompletableFuture<CheckDecision> begun(Made mine, Requester requester) {
    CompletableFuture<CheckDecision> decision = decided(mine.known(), requester, Freshness.LIVE);
    var unused =
        decision.whenComplete(
            (made, defect) -> {
              if (defect == null) {
                mine.decision().complete(made);
              } else {
                mine.decision().completeExceptionally(defect);
              }
            });
    return decision;
  }

  private CompletableFuture<CheckDecision> decided(
      Known known, Requester requester, Freshness freshness) {
    Optional<Instant> since = known.state().memory().map(CheckState::at);
    return CompletableFuture.completedFuture(reader.onBehalfOf(requester))
        .thenCompose(read -> read.read(known.watches(), since, freshness))
        .thenApply(
            readings ->
                known.since().decided(known.watches(), readings, known.state(), clock.instant()));
  }
}
