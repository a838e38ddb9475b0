package bot.klingbalance.lease.shard;

/**
 * How the rows are called in which bots agree on the shards of some work.
 *
 * @param work such as {@code discord-gateway}
 */
public record ShardNames(String work) {
  /** The lease of one shard. */
  public String lease(int shard) {
    return leases() + shard;
  }

  /** How the leases of all begin. */
  public String leases() {
    return work + "/";
  }

  /** Its holder is the number of shards; it is no lease, and never valid. */
  public String total() {
    return work + "-shards";
  }

  /** What a bot has for itself while it is there to take shards; offered when it ends. */
  String bot(String id) {
    return bots() + id;
  }

  /** How those of all begin. */
  public String bots() {
    return work + "-bot/";
  }
}
