package bot.klingbalance.discord.shard;

import bot.klingbalance.discord.gateway.ConnectionTracker;
import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.lease.shard.Shard;

/** Has the bots agree on another number of shards where Discord wants that. */
record ShardNumber(Shard shard, ShardConnections all, ConnectionTracker tracker) {
  /**
   * Discord recommends so many, and no work of this bot hangs on their number.
   *
   * @param otherwise where it stays as it is
   */
  void wish(int recommended, Runnable otherwise) {
    agree(recommended, false, otherwise);
  }

  /**
   * Discord takes no session any more for as many servers as a shard has; blocks while it says how
   * many there are to be.
   *
   * @param otherwise where it says no other number, or other bots have agreed already
   */
  void isTooSmall(Runnable otherwise) {
    tracker.trouble(
        "Discord wants the bot's servers spread over more sessions (shards) than %d."
            .formatted(shard.total()));
    all.gateway()
        .lookUp()
        .match(
            shards -> {
              if (shards > shard.total()) {
                agree(shards, true, otherwise);
              } else {
                otherwise.run();
              }
            },
            () -> {
              tracker.refused(JdaFailures.TOKEN_REFUSED);
              all.refused(JdaFailures.TOKEN_REFUSED);
            },
            why -> otherwise.run());
  }

  private void agree(int total, boolean isRequired, Runnable otherwise) {
    var unused =
        all.leases()
            .agree(total, isRequired)
            .exceptionally(untold -> false)
            .thenAccept(
                isNew -> {
                  if (!isNew) {
                    otherwise.run();
                  }
                });
  }
}
