package bot.klingbalance.pack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackChoiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300  | 330=$5 660=$10 3500=$50          | 330 credits ($5)",
        "990  | 330=$5 660=$11 3500=$50          | 990 credits (3 × 330, $15)",
        "990  | 330=$5 660=$10 3500=$50          | 990 credits (330 + 660, $15)",
        "992  | 330=$5 660=$10 3500=$50          | 1,320 credits (2 × 660, $20)",
        "3400 | 330=$5 660=$10 3500=$50          | 3,500 credits ($50)",
        "900  | 100=$1 1000=$8                   | 1,000 credits ($8)",
        "550  | 330=€4.50 220=€3                 | 550 credits (220 + 330, €7.50)",
        "600  | 330=4,50 €                       | 660 credits (2 × 330, 9,00 €)",
        "600  | 330=1.250,50 kr                  | 660 credits (2 × 330, 2501,00 kr)",
        "500  | 330=5 USD 660=9 USD              | 660 credits (9 USD)",
      })
  void theCheapestPacksThatBringEnoughAreNamed(int missing, String sold, String words) {
    assertThat(words(missing, sold)).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "340  | 330=$5 360=€1 1000=$1            | 360 credits (€1)",
        "650  | 330=five 1000=ten                | 660 credits (2 × 330, 2 × five)",
        "1325 | 330=$5 1000=on request           | 1,330 credits (330 + 1,000, $5 + on request)",
        "900  | 330=1 to 2 $ 1000=$3             | 990 credits (3 × 330, 3 × 1 to 2 $)",
      })
  void wherePricesCannotBeComparedTheFewestCreditsAreNamed(int missing, String sold, String words) {
    assertThat(words(missing, sold)).contains(words);
  }

  @Test
  void withoutPacksAndWhereItWouldTakeTooManyNothingIsNamed() {
    assertThat(PackChoice.of(Credits.of(100), List.of())).isEmpty();
    assertThat(words(12 * 330, "330=$5")).contains("3,960 credits (12 × 330, $60)");
    assertThat(words(12 * 330 + 1, "330=$5")).isEmpty();
  }

  @Test
  void amountsBeyondAllMeasureTakeNoLonger() {
    List<Pack> packs = List.of(pack("0.01=$1"), pack("99999999=$5"), pack("7.77=$2"));

    assertThat(PackChoice.of(new Credits(Credits.MOST), packs)).isEmpty();
    assertThat(PackChoice.of(Credits.of(100_000_000), packs).orElseThrow().packs())
        .containsExactly(packs.get(1), packs.get(1));
  }

  @Property(tries = 200)
  void nothingCheaperBringsEnough(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 9) int price,
      @ForAll @IntRange(min = 1, max = 30) int missing) {
    List<Pack> packs =
        sizes.stream()
            .map(size -> new Pack(Credits.of(size), "$" + (size * price % 7 + 1)))
            .toList();

    long cheapest = cheapestByTrying(packs, missing, 0);

    Optional<PackChoice> topUp = PackChoice.of(Credits.of(missing), packs);
    topUp.ifPresent(
        found -> {
          assertThat(found.packs().stream().mapToLong(PackChoiceTest::dollars).sum())
              .isEqualTo(cheapest);
          assertThat(found.packs().stream().mapToLong(pack -> pack.credits().hundredths()).sum())
              .isGreaterThanOrEqualTo(missing * 100L);
        });
    assertThat(topUp.isPresent() || missing > PackChoice.MOST_PACKS).isTrue();
  }

  /** Every choice of packs, each kind after the other. */
  private static long cheapestByTrying(List<Pack> packs, long missing, int from) {
    if (missing <= 0) {
      return 0;
    }
    if (from == packs.size()) {
      return Integer.MAX_VALUE;
    }
    Pack pack = packs.get(from);
    long size = pack.credits().hundredths() / 100;
    long best = Integer.MAX_VALUE;
    for (int count = 0; (count - 1) * size < missing; count++) {
      long rest = cheapestByTrying(packs, missing - count * size, from + 1);
      best = Math.min(best, count * dollars(pack) + rest);
    }
    return best;
  }

  private static long dollars(Pack pack) {
    return Long.parseLong(pack.price().substring(1));
  }

  private static Optional<String> words(int missing, String sold) {
    List<Pack> packs =
        Arrays.stream(sold.strip().split(" (?=[0-9]+=)")).map(PackChoiceTest::pack).toList();
    return PackChoice.of(Credits.of(missing), packs).map(PackChoice::words);
  }

  private static Pack pack(String creditsAndPrice) {
    String[] parts = creditsAndPrice.split("=", 2);
    return new Pack(
        new Credits(new BigDecimal(parts[0]).movePointRight(2).longValueExact()), parts[1]);
  }
}
