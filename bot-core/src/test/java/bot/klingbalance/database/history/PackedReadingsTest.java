package bot.klingbalance.database.history;

import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What stands in databases out there stays readable, and comes back as it was. */
class PackedReadingsTest {
  private static final List<RecordedReading> READINGS =
      List.of(
          new RecordedReading(at("09:00"), Balance.UNKNOWN),
          full(at("10:00"), 56_012),
          full(at("11:00"), 48_812));

  private static final String PACKED =
      "01" // the form
          + "81ca91fac068000000" // the moment, and nothing else
          + "81bab703f9c731cbf19cbdca68" // an hour later: total, next grant
          + "0305706c616ea18708cbd1a695b768cbf19cbdca6899eb06" // two packages: a plan
          + "07746f702d7570e1dc2a0081f0c7f08669e1dc2a" // and a top-up
          + "81bab703c0700100c07001"; // another hour later: 72 less in total and of the plan

  @Example
  void whatWasPackedOnceIsReadAndPackedInTheSameWay() {
    assertThat(HexFormat.of().formatHex(PackedReadings.packed(READINGS))).isEqualTo(PACKED);
    assertThat(PackedReadings.unpacked(HexFormat.of().parseHex(PACKED))).isEqualTo(READINGS);
  }

  @Example
  void aReadingThatChangesLittleTakesLittle() {
    int before = PackedReadings.packed(READINGS.subList(0, 2)).length;
    assertThat(PackedReadings.packed(READINGS).length - before).isLessThan(16);
  }

  /** Found by mutation: a time so far away that its difference to another one is no number. */
  private static final String BEYOND =
      "0181bac4ccc16800000081bab70381eb0681bac4ccc1680305706c616ea1870881bac4ccc1e8818af1bfd0"
          + "6881eb060000000000813ab7030121000100";

  @Example
  void whatIsNoPackedReadingsIsADefect() {
    for (String hex : List.of("", "02", "01ff", "0100", "01020001ffff", BEYOND)) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertThatThrownBy(() -> PackedReadings.unpacked(bytes))
          .as(hex)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("readings that this bot did not write");
    }
  }

  @Property
  void everyReadingComesBackAsItWas(
      @ForAll @Size(max = 20) List<@From("readings") RecordedReading> readings) {
    assertThat(PackedReadings.unpacked(PackedReadings.packed(readings))).isEqualTo(readings);
  }

  @Provide
  Arbitrary<RecordedReading> readings() {
    Arbitrary<Balance> balances =
        Combinators.combine(
                amounts().optional(), packages().list().ofMaxSize(4), instants().optional())
            .as(Balance::new);
    return Combinators.combine(instants(), balances).as(RecordedReading::new);
  }

  /** Of so few kinds that neighbours are often alike but for what is left. */
  private static Arbitrary<CreditPackage> packages() {
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.of("plan", "🎬", "\ud83c"), Arbitraries.strings())
                .optional(),
            Arbitraries.of(new Credits(66_000), new Credits(Credits.MOST)).optional(),
            amounts().optional(),
            Arbitraries.of(at("00:00")).optional(),
            instants().optional(0.2))
        .as(CreditPackage::new);
  }

  private static Arbitrary<Credits> amounts() {
    return Arbitraries.longs().between(0, Credits.MOST).map(Credits::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(0, Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }
}
