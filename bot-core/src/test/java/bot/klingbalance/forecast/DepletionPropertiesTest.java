package bot.klingbalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bot.klingbalance.forecast.CreditSupply.Lot;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Whatever there is to spend and however it is spent. */
class DepletionPropertiesTest {
  private static final double END = 100;

  @Property
  void everyCreditIsSpentLostOrLeft(
      @ForAll @Size(max = 5) List<@From("lots") Lot> lots,
      @ForAll("courses") SpendingCurve course) {
    Depletion walk = Depletion.along(course, new CreditSupply(lots), END);

    Depletion.Stop last = walk.stops().get(walk.stops().size() - 1);
    double came = sum(lots.stream().filter(lot -> lot.from() <= END).toList());
    double lost = walk.stops().stream().mapToDouble(Depletion.Stop::lost).sum();
    double spent = course.spentBy(END) - last.lacking();
    assertThat(spent + lost + last.left()).isCloseTo(came, within(1e-6));
  }

  @Property
  void nothingIsLeftOfWhatHasExpired(
      @ForAll @Size(max = 5) List<@From("lots") Lot> lots,
      @ForAll("courses") SpendingCurve course) {
    Depletion walk = Depletion.along(course, new CreditSupply(lots), END);

    for (Depletion.Stop stop : walk.stops().subList(0, walk.stops().size() - 1)) {
      List<Lot> living =
          lots.stream()
              .filter(lot -> lot.from() <= stop.time() && lot.expires() > stop.time())
              .toList();
      assertThat(stop.left()).isBetween(0.0, sum(living) + 1e-6);
    }
  }

  @Property
  void aFasterCourseNeverLastsLonger(
      @ForAll @Size(max = 5) List<@From("lots") Lot> lots,
      @ForAll @Size(value = 10) List<@DoubleRange(max = 20) Double> slow,
      @ForAll @Size(value = 10) List<@DoubleRange(max = 20) Double> more) {
    List<Double> fast = new ArrayList<>();
    for (int i = 0; i < slow.size(); i++) {
      fast.add(slow.get(i) + more.get(i));
    }

    double slowEnd =
        Depletion.along(course(slow), new CreditSupply(lots), END).runsOut().orElse(END);
    double fastEnd =
        Depletion.along(course(fast), new CreditSupply(lots), END).runsOut().orElse(END);

    assertThat(fastEnd).isLessThanOrEqualTo(slowEnd + 1e-6);
  }

  @Provide
  Arbitrary<Lot> lots() {
    return Combinators.combine(
            Arbitraries.doubles().between(1, 100),
            Arbitraries.of(0.0, 0.0, 35.0, 50.0),
            Arbitraries.of(20.0, 50.0, 75.5, Double.POSITIVE_INFINITY))
        .as((amount, from, expires) -> new Lot(amount, Math.min(from, expires - 1), expires));
  }

  @Provide
  Arbitrary<SpendingCurve> courses() {
    return Arbitraries.doubles()
        .between(0, 20)
        .list()
        .ofSize(10)
        .map(DepletionPropertiesTest::course);
  }

  /** So much in each tenth of the way. */
  private static SpendingCurve course(List<Double> amounts) {
    double[] times = new double[amounts.size() + 1];
    double[] spent = new double[times.length];
    for (int i = 0; i < amounts.size(); i++) {
      times[i + 1] = END * (i + 1) / amounts.size();
      spent[i + 1] = spent[i] + amounts.get(i);
    }
    return new SpendingCurve(times, spent);
  }

  private static double sum(List<Lot> lots) {
    return lots.stream().mapToDouble(Lot::amount).sum();
  }
}
