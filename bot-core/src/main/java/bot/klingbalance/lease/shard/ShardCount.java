package bot.klingbalance.lease.shard;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How many shards of some work there can be, and how that is written down. */
public final class ShardCount {
  /** Each one that a bot has is a session with threads and memory of its own. */
  public static final int MOST = 64;

  private static final List<String> WRITTEN =
      IntStream.rangeClosed(1, MOST).mapToObj(Integer::toString).toList();

  private ShardCount() {}

  /** What is written down; nothing where no bot writes that. */
  public static OptionalInt read(String written) {
    int index = WRITTEN.indexOf(written);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }

  /** All that a bot may write down. */
  public static List<String> written() {
    return WRITTEN;
  }
}
