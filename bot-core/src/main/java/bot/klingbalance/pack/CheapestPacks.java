package bot.klingbalance.pack;

import bot.klingbalance.pack.PackChoice.Bought;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the packs that bring an amount for the least, among equals the fewest: it fills each amount
 * up to what is missing, from the smallest up, in steps that divide all packs.
 *
 * <p>A large amount is first filled with the best pack, the one that costs least a credit. Of the
 * others fewer are needed than that pack has steps: among so many are some that together fill a
 * multiple of it, and cost no less. So the result is exact, unless what is left for the others is
 * more than {@link #MOST_STEPS} steps, which takes packs of odd sizes: then it is off by little.
 */
final class CheapestPacks {
  /** Some milliseconds and 14 MB, for an amount that needs them all. */
  static final int MOST_STEPS = 1_000_000;

  private final List<Pack> packs;
  private final long[] costs;
  private final int best;
  private final long divisor;

  /**
   * A search.
   *
   * @param packs at least one, none of them empty; among equals the first one is taken
   * @param costs of each pack, none below zero
   */
  CheapestPacks(List<Pack> packs, long[] costs) {
    this.packs = packs;
    this.costs = costs;
    this.best = IntStream.range(0, costs.length).boxed().min(bestFirst()).orElseThrow();
    this.divisor =
        packs.stream()
            .map(pack -> BigInteger.valueOf(pack.credits().hundredths()))
            .reduce(BigInteger.ZERO, BigInteger::gcd)
            .longValueExact();
  }

  /**
   * What to buy.
   *
   * @param missing in hundredths of a credit, more than nothing
   */
  List<Bought> bringing(long missing) {
    long forOthers = Math.max(0, missing - mostOfOthers());
    long[] counts = new long[costs.length];
    counts[best] = forOthers / size(best);
    fill(missing - counts[best] * size(best), counts);
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Bought(packs.get(i), counts[i]))
        .toList();
  }

  /** So much at most is filled by others than the best pack, as far as there are steps for it. */
  private long mostOfOthers() {
    long steps = size(best) / divisor - 1;
    long largest = IntStream.range(0, costs.length).mapToLong(this::size).max().orElseThrow();
    return steps * (double) largest < (double) MOST_STEPS * divisor
        ? steps * largest
        : MOST_STEPS * divisor;
  }

  private void fill(long missing, long[] counts) {
    long step = divisor * Math.max(1, upwards(upwards(missing, divisor), MOST_STEPS));
    int goal = (int) upwards(missing, step);
    int[] fills =
        IntStream.range(0, costs.length).map(i -> (int) Math.min(goal, size(i) / step)).toArray();
    short[] last = lastPacks(goal, fills);
    for (int amount = goal; amount > 0; amount -= fills[last[amount]]) {
      counts[last[amount]]++;
    }
  }

  /** For each amount the pack that is added last. */
  private short[] lastPacks(int goal, int[] fills) {
    long[] cost = new long[goal + 1];
    int[] count = new int[goal + 1];
    short[] last = new short[goal + 1];
    for (int amount = 1; amount <= goal; amount++) {
      cost[amount] = Long.MAX_VALUE;
      for (short i = 0; i < fills.length; i++) {
        int rest = Math.max(0, amount - fills[i]);
        if (rest < amount && cost[rest] != Long.MAX_VALUE) {
          long with = cost[rest] + costs[i];
          int packsWith = count[rest] + 1;
          if (with < cost[amount] || (with == cost[amount] && packsWith < count[amount])) {
            cost[amount] = with;
            count[amount] = packsWith;
            last[amount] = i;
          }
        }
      }
    }
    return last;
  }

  /** The cheapest a credit first, among equals the largest: it takes the fewest. */
  private Comparator<Integer> bestFirst() {
    Comparator<Integer> cheapest =
        (one, other) -> times(costs[one], size(other)).compareTo(times(costs[other], size(one)));
    return cheapest.thenComparing(this::size, Comparator.reverseOrder());
  }

  private long size(int pack) {
    return packs.get(pack).credits().hundredths();
  }

  private static BigInteger times(long cost, long size) {
    return BigInteger.valueOf(cost).multiply(BigInteger.valueOf(size));
  }

  private static long upwards(long amount, long step) {
    return (amount + step - 1) / step;
  }
}
