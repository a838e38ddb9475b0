package bot.klingbalance.lease.shard;

/**
 * One of the parts.
 *
 * @param number from 0
 * @param total how many there are
 */
public record Shard(int number, int total) {
  public Shard {
    if (number < 0 || number >= total) {
      throw new IllegalArgumentException("no shard %d of %d".formatted(number, total));
    }
  }

  /** Whether it is the whole. */
  public boolean isSingle() {
    return total == 1;
  }

  @Override
  public String toString() {
    return "shard %d of %d".formatted(number, total);
  }
}
