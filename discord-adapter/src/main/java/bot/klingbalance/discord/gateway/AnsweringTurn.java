package bot.klingbalance.discord.gateway;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.replica.Claims;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Which interactions this bot answers: each while it has the gateway, and none while another one
 * has it. While the gateway changes hands both have a session and get each interaction: the one
 * that claims it first answers. Safe for use by many threads; nothing here blocks.
 */
public final class AnsweringTurn {
  /** Discord's time to acknowledge one is three seconds. */
  private static final Duration FOR_THE_DATABASE = Duration.ofMillis(800);

  /** Discord takes no answer to an interaction any more after so long. */
  private static final Duration VALID_FOR = Duration.ofMinutes(15);

  private static final String CLAIM = "discord ";

  private final Lease lease;
  private final Claims claims;

  /** By a lease of the gateway, and the claims that all bots share. */
  public AnsweringTurn(Lease lease, Claims claims) {
    this.lease = lease;
    this.claims = claims;
  }

  /** Whether this bot may answer something, though perhaps not each thing. */
  public boolean isOpen() {
    return lease.use() != Lease.Use.NOT;
  }

  /**
   * Whether this bot answers an interaction; known at once unless the gateway changes hands. Where
   * the database does not say in time, the bot that has the gateway answers.
   */
  public CompletableFuture<Boolean> isOurs(String interaction) {
    return switch (lease.use()) {
      case ALONE -> completedFuture(true);
      case NOT -> completedFuture(false);
      case BESIDE_ANOTHER -> claimed(interaction);
    };
  }

  private CompletableFuture<Boolean> claimed(String interaction) {
    CompletableFuture<Optional<Boolean>> taken = claims.take(CLAIM + interaction, VALID_FOR).copy();
    // The bot that has not the gateway waits on: what it is granted late may be answered by nobody.
    return (lease.isHeld() ? inTime(taken) : taken)
        .thenApply(said -> said.orElseGet(lease::isHeld));
  }

  private static CompletableFuture<Optional<Boolean>> inTime(
      CompletableFuture<Optional<Boolean>> taken) {
    return taken.completeOnTimeout(
        Optional.empty(), FOR_THE_DATABASE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
