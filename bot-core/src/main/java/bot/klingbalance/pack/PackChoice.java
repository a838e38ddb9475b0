package bot.klingbalance.pack;

import static java.util.Comparator.comparing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Packs that together bring what is missing: the cheapest, or where their prices cannot be
 * compared, those with the fewest credits; among equals the fewest packs. Pure.
 *
 * @param packs at least one, the smallest first; the same one may stand there several times
 */
public record PackChoice(List<Pack> packs) {
  /** Nobody buys more at a time; what is missing is said in credits then. */
  static final int MOST_PACKS = 12;

  /**
   * So many amounts are looked at for each pack. What is missing is counted in steps that divide
   * all packs, and only where these are more, in wider ones, which a pack fills a little less.
   */
  private static final int MOST_STEPS = 10_000;

  public PackChoice {
    packs = List.copyOf(packs);
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("a top-up of nothing");
    }
  }

  /**
   * What to buy; nothing where no packs are known, or where it would take too many.
   *
   * @param missing more than nothing
   * @param sold may be none
   */
  public static Optional<PackChoice> of(Credits missing, List<Pack> sold) {
    List<Pack> largestFirst =
        sold.stream()
            .filter(pack -> !pack.credits().isZero())
            .sorted(comparing(Pack::credits).reversed())
            .toList();
    if (largestFirst.isEmpty() || missing.isZero()) {
      return Optional.empty();
    }
    return cheapest(missing.hundredths(), largestFirst, costs(largestFirst))
        .filter(packs -> packs.size() <= MOST_PACKS)
        .map(packs -> new PackChoice(packs.stream().sorted(comparing(Pack::credits)).toList()));
  }

  /** All credits that they bring. */
  public Credits credits() {
    return packs.stream().map(Pack::credits).reduce(Credits.ZERO, Credits::plus);
  }

  /** {@code 990 credits (330 + 660, $15)}, and of one pack {@code 330 credits ($5)}. */
  public String words() {
    return "%s credits (%s)".formatted(credits(), brief());
  }

  /** {@code 330 + 2 × 660, $25}; of one pack its price. */
  public String brief() {
    String price = Text.foreign(price());
    return packs.size() == 1 ? price : "%s, %s".formatted(amounts(), price);
  }

  private String amounts() {
    return told(pack -> pack.credits().toString());
  }

  private String price() {
    return areComparable(packs)
        ? packs.stream()
            .flatMap(pack -> price(pack).stream())
            .reduce(Price::plus)
            .orElseThrow()
            .toString()
        : told(Pack::price);
  }

  /** Of each pack its price, or where these cannot be compared its credits. */
  private static long[] costs(List<Pack> packs) {
    return areComparable(packs)
        ? packs.stream().mapToLong(pack -> price(pack).orElseThrow().hundredths()).toArray()
        : packs.stream().mapToLong(pack -> pack.credits().hundredths()).toArray();
  }

  /** The best way to fill each amount, from the smallest up. */
  private static Optional<List<Pack>> cheapest(long missing, List<Pack> packs, long[] costs) {
    long step = Math.max(commonDivisor(packs), (missing + MOST_STEPS - 1) / MOST_STEPS);
    int goal = (int) ((missing + step - 1) / step);
    Purchase[] best = new Purchase[goal + 1];
    best[0] = new Purchase(0, 0, 0, 0);
    for (int amount = 1; amount <= goal; amount++) {
      for (int i = 0; i < costs.length; i++) {
        long fills = packs.get(i).credits().hundredths() / step;
        int rest = (int) Math.max(0, amount - fills);
        if (fills > 0 && best[rest] != null) {
          Purchase with = best[rest].with(i, costs[i], rest);
          best[amount] =
              best[amount] == null || with.isBetterThan(best[amount]) ? with : best[amount];
        }
      }
    }
    return best[goal] == null ? Optional.empty() : Optional.of(bought(best, packs));
  }

  private static List<Pack> bought(Purchase[] best, List<Pack> packs) {
    List<Pack> bought = new ArrayList<>();
    for (int amount = best.length - 1; amount > 0; amount = best[amount].rest()) {
      bought.add(packs.get(best[amount].last()));
    }
    return bought;
  }

  /**
   * A way to fill an amount.
   *
   * @param last the pack that was added last
   * @param rest what the others fill
   */
  private record Purchase(long cost, int count, int last, int rest) {
    Purchase with(int pack, long price, int rest) {
      return new Purchase(cost + price, count + 1, pack, rest);
    }

    boolean isBetterThan(Purchase other) {
      return cost < other.cost || (cost == other.cost && count < other.count);
    }
  }

  private static long commonDivisor(List<Pack> packs) {
    return packs.stream()
        .map(pack -> BigInteger.valueOf(pack.credits().hundredths()))
        .reduce(BigInteger.ZERO, BigInteger::gcd)
        .longValueExact();
  }

  private static boolean areComparable(List<Pack> packs) {
    Optional<Price> first = price(packs.get(0));
    return packs.stream()
        .allMatch(
            pack ->
                price(pack)
                    .filter(each -> first.filter(each::isOfSameCurrencyAs).isPresent())
                    .isPresent());
  }

  private static Optional<Price> price(Pack pack) {
    return Price.parse(pack.price());
  }

  /** What is said of each pack, once, with how many there are of it. */
  private String told(Function<Pack, String> words) {
    return packs.stream()
        .distinct()
        .map(
            pack -> {
              long count = packs.stream().filter(pack::equals).count();
              return (count == 1 ? "" : count + " × ") + words.apply(pack);
            })
        .collect(Collectors.joining(" + "));
  }
}
