package bot.klingbalance.history;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever an account tells, no credit comes from nowhere and none is lost without a word. */
class BalanceChangesPropertiesTest {
  private static final Instant SOME_DAY = Instant.parse("2026-11-24T00:00:00Z");

  @Property
  void whatWasThereAndTheJumpsMakeWhatIsThere(
      @ForAll("readings") RecordedReading before, @ForAll("readings") RecordedReading after) {
    Optional<Credits> had = before.left();
    Optional<Credits> has = after.left();

    List<BalanceChange> jumps = BalanceChanges.between(before, after);

    if (had.isEmpty() || has.isEmpty()) {
      assertThat(jumps).isEmpty();
    } else {
      long change = jumps.stream().mapToLong(BalanceChangesPropertiesTest::signed).sum();
      assertThat(had.get().hundredths() + change).isEqualTo(has.get().hundredths());
    }
  }

  @Property
  void nothingHappensBetweenAReadingAndItself(@ForAll("readings") RecordedReading reading) {
    assertThat(BalanceChanges.between(reading, reading)).isEmpty();
  }

  @Provide
  Arbitrary<RecordedReading> readings() {
    return Combinators.combine(
            days(), amounts().optional(), packages().list().ofMaxSize(4), days().optional())
        .as(
            (at, total, packages, grant) ->
                new RecordedReading(at, new Balance(total, packages, grant)));
  }

  private static Arbitrary<CreditPackage> packages() {
    return Combinators.combine(
            Arbitraries.of("plan", "bonus", "top-up").optional(),
            amounts().optional(0.9),
            amounts().optional(0.9),
            days().optional(),
            days().optional())
        .as(CreditPackage::new);
  }

  private static Arbitrary<Credits> amounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.longs().between(0, 1000).map(Credits::new)),
        Tuple.of(1, Arbitraries.just(new Credits(Credits.MOST))));
  }

  /** Few of them, so that packages are known again. */
  private static Arbitrary<Instant> days() {
    return Arbitraries.integers().between(0, 2).map(day -> SOME_DAY.plus(Duration.ofDays(day)));
  }

  private static long signed(BalanceChange jump) {
    return jump.isGain() ? jump.amount().hundredths() : -jump.amount().hundredths();
  }
}
