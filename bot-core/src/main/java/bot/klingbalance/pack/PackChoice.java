package bot.klingbalance.pack;

import static java.util.Comparator.comparing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Packs that together bring what is missing: the cheapest, or where their prices cannot be
 * compared, those with the fewest credits; among equals the fewest packs. Pure.
 *
 * @param packs at least one kind, the smallest first; each kind once
 */
public record PackChoice(List<Bought> packs) {
  public PackChoice {
    packs = List.copyOf(packs);
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("a top-up of nothing");
    }
  }

  /**
   * A pack, and how often it is bought.
   *
   * @param count at least 1
   */
  public record Bought(Pack pack, long count) {
    /** At most {@link Credits#MOST}. */
    Credits credits() {
      long most = Credits.MOST / pack.credits().hundredths();
      return new Credits(count > most ? Credits.MOST : count * pack.credits().hundredths());
    }
  }

  /**
   * What to buy; nothing where no packs are known.
   *
   * @param missing more than nothing
   * @param sold may be none
   */
  public static Optional<PackChoice> of(Credits missing, List<Pack> sold) {
    List<Pack> largestFirst =
        sold.stream()
            .filter(pack -> !pack.credits().isZero())
            .distinct()
            .sorted(comparing(Pack::credits).reversed())
            .toList();
    if (largestFirst.isEmpty() || missing.isZero()) {
      return Optional.empty();
    }
    List<Bought> cheapest =
        new CheapestPacks(largestFirst, costs(largestFirst)).bringing(missing.hundredths());
    return Optional.of(
        new PackChoice(
            cheapest.stream().sorted(comparing(bought -> bought.pack().credits())).toList()));
  }

  /** All credits that they bring, {@link Credits#MOST} at most. */
  public Credits credits() {
    return packs.stream().map(Bought::credits).reduce(Credits.ZERO, Credits::plus);
  }

  /** {@code 990 credits (330 + 660, $15)}, and of one pack {@code 330 credits ($5)}. */
  public String words() {
    return "%s credits (%s)".formatted(credits(), brief());
  }

  /** {@code 330 + 2 × 660, $25}; of one pack its price. */
  public String brief() {
    String price = Text.foreign(price());
    boolean isOne = packs.size() == 1 && packs.get(0).count() == 1;
    return isOne ? price : "%s, %s".formatted(told(pack -> pack.credits().toString()), price);
  }

  private String price() {
    return areComparable(packs.stream().map(Bought::pack).toList())
        ? packs.stream()
            .flatMap(each -> price(each.pack()).map(one -> one.times(each.count())).stream())
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

  /** What is said of each pack, with how many there are of it. */
  private String told(Function<Pack, String> words) {
    return packs.stream()
        .map(
            each ->
                (each.count() == 1 ? "" : Credits.of(each.count()) + " × ")
                    + words.apply(each.pack()))
        .collect(Collectors.joining(" + "));
  }
}
