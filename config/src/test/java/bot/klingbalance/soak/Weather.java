package bot.klingbalance.soak;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which requests are spoiled, and how: one in ten. Safe for use by many threads. */
final class Weather {
  private static final int ONE_IN = 10;

  private final Random random;
  private final List<Mischief> kinds;
  private final Map<Mischief, Integer> seen = new EnumMap<>(Mischief.class);

  Weather(long seed, Mischief... kinds) {
    this.random = new Random(seed);
    this.kinds = List.of(kinds);
  }

  /** What becomes of the next request. */
  synchronized Mischief next() {
    Mischief mischief =
        random.nextInt(ONE_IN) == 0 ? kinds.get(random.nextInt(kinds.size())) : Mischief.NONE;
    seen.merge(mischief, 1, Integer::sum);
    return mischief;
  }

  synchronized int requests() {
    return seen.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized int spoiled() {
    return requests() - seen.getOrDefault(Mischief.NONE, 0);
  }

  @Override
  public synchronized String toString() {
    return seen.toString();
  }
}
