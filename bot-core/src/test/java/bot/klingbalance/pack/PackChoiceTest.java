package bot.klingbalance.pack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.pack.PackChoice.Bought;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3961    | 330=$5                  | 4,290 credits (13 × 330, $65)",
        "63640   | 330=$5 3500=$50         | 63,660 credits (2 × 330 + 18 × 3,500, $910)",
        "1000000 | 330=$5 660=$10          | 1,000,230 credits (330 + 1,515 × 660, $15155)",
        "1000000 | 7=five 330=ten          | 1,000,000 credits (250 × 7 + 3,025 × 330, 250 × five + 3,025 × ten)",
      })
  void howeverManyPacksItTakesTheyAreNamed(int missing, String sold, String words) {
    assertThat(words(missing, sold)).contains(words);
  }

  @Test
  void withoutPacksNothingIsNamed() {
    assertThat(PackChoice.of(Credits.of(100), List.of())).isEmpty();
    assertThat(words(100, "0=$5")).isEmpty();
  }

  @Test
  @Timeout(20)
  void amountsBeyondAllMeasureTakeNoLonger() {
    List<Pack> packs = List.of(pack("0.01=$1"), pack("99999999=$5"), pack("7.77=$2"));

    assertThat(PackChoice.of(new Credits(Credits.MOST), packs).orElseThrow().credits())
        .isEqualTo(new Credits(Credits.MOST));
    assertThat(PackChoice.of(Credits.of(100_000_000), packs).orElseThrow().packs())
        .containsExactly(new Bought(packs.get(1), 2));
  }

  @Property(tries = 200)
  void nothingCheaperBringsEnough(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 9) int price,
      @ForAll @IntRange(min = 1, max = 60) int missing) {
    List<Pack> packs =
        sizes.stream()
            .map(size -> new Pack(Credits.of(size), "$" + (size * price % 7 + 1)))
            .toList();

    PackChoice found = PackChoice.of(Credits.of(missing), packs).orElseThrow();

    assertThat(dollars(found)).isEqualTo(cheapestByTrying(packs, missing, 0));
    assertThat(found.credits()).isGreaterThanOrEqualTo(Credits.of(missing));
  }

  @Property(tries = 100)
  void nothingCheaperBringsALargeAmount(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 400) Integer> sizes,
      @ForAll @Size(value = 5) List<@IntRange(min = 1, max = 90) Integer> prices,
      @ForAll @IntRange(min = 1, max = 200_000) int missing) {
    List<Pack> packs =
        IntStream.range(0, sizes.size())
            .mapToObj(i -> new Pack(Credits.of(sizes.get(i)), "$" + prices.get(i)))
            .toList();
    PackChoice found = PackChoice.of(Credits.of(missing), packs).orElseThrow();

    assertThat(dollars(found)).isEqualTo(cheapestByFilling(packs, missing));
    assertThat(found.credits()).isGreaterThanOrEqualTo(Credits.of(missing));
  }

  /** Sizes without a common divisor, of which a million credits take every step there is. */
  @Test
  @Timeout(20)
  void aMillionCreditsInPacksOfOddSizesAreFilledExactly() {
    List<Pack> packs =
        List.of(pack("9973=$99"), pack("9967=$99"), pack("1009=$11"), pack("503=$6"), pack("7=$1"));

    PackChoice found = PackChoice.of(Credits.of(1_000_000), packs).orElseThrow();

    assertThat(found.words()).isEqualTo("1,000,327 credits (3 × 1,009 + 100 × 9,973, $9933)");
    assertThat(dollars(found)).isEqualTo(cheapestByFilling(packs, 1_000_000));
  }

  /** Each amount from the smallest up, in steps of one credit. */
  private static long cheapestByFilling(List<Pack> packs, int missing) {
    long[] cheapest = new long[missing + 1];
    for (int amount = 1; amount <= missing; amount++) {
      cheapest[amount] = Long.MAX_VALUE;
      for (Pack pack : packs) {
        int rest = (int) Math.max(0, amount - pack.credits().hundredths() / 100);
        cheapest[amount] = Math.min(cheapest[amount], dollars(pack) + cheapest[rest]);
      }
    }
    return cheapest[missing];
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

  private static long dollars(PackChoice choice) {
    return choice.packs().stream().mapToLong(each -> each.count() * dollars(each.pack())).sum();
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
