package bot.klingbalance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T09:42:00Z");
  private static final int MINUTES_A_YEAR = 365 * 24 * 60;

  @Property(tries = 300)
  void atAnyTimeTheTotalIsTheSumOfPackagesThatHoldNoMoreThanWasGranted(
      @ForAll @IntRange(min = -MINUTES_A_YEAR, max = MINUTES_A_YEAR) int minutes) {
    Instant at = TUESDAY.plus(Duration.ofMinutes(minutes));
    for (SimulatedAccount account : SimulatedAccount.every(TUESDAY, BERLIN)) {
      JsonNode balance = account.json(at).path("balance");
      long sum = 0;
      for (JsonNode point : balance.path("points")) {
        sum += point.path("balance").asLong();
        assertThat(point.path("balance").asLong()).isBetween(0L, point.path("amount").asLong());
        assertThat(point.path("startTime").asLong()).isLessThanOrEqualTo(at.toEpochMilli());
        assertThat(point.path("endTime").asLong()).isGreaterThan(at.toEpochMilli());
      }
      assertThat(balance.path("total").asLong()).isEqualTo(sum);
    }
  }

  @Property(tries = 300)
  void withinAMonthCreditsOnlyBecomeFewer(
      @ForAll @IntRange(min = -MINUTES_A_YEAR, max = MINUTES_A_YEAR) int minutes,
      @ForAll @IntRange(min = 1, max = 60 * 24 * 10) int later) {
    Instant at = TUESDAY.plus(Duration.ofMinutes(minutes));
    Instant then = at.plus(Duration.ofMinutes(later));
    for (SimulatedAccount account : SimulatedAccount.every(TUESDAY, BERLIN)) {
      account
          .plan()
          .filter(plan -> plan.grantedAt(at).equals(plan.grantedAt(then)))
          .ifPresent(plan -> assertThat(plan.leftAt(then)).isLessThanOrEqualTo(plan.leftAt(at)));
    }
  }

  /** Whenever somebody starts the demo, it begins with the same figures. */
  @Property(tries = 100)
  void onEveryDayTheStoryBeginsAlike(@ForAll @IntRange(min = 0, max = MINUTES_A_YEAR) int minutes) {
    Instant begins = TUESDAY.plus(Duration.ofMinutes(minutes));

    assertThat(
            SimulatedAccount.every(begins, BERLIN).stream()
                .flatMap(account -> account.plan().stream())
                .map(plan -> plan.leftAt(begins)))
        .containsExactly(805, 42, 3, 1250, 6310, 18400);
  }

  @Test
  void nobodyRendersAtTheWeekendAndNoWorkingDayIsQuiteLikeAnother() {
    MonthlyPlan studio = account("studio").plan().orElseThrow();

    List<Integer> leftAtNine =
        List.of("25", "26", "27", "28", "29", "30").stream()
            .map(day -> studio.leftAt(Instant.parse("2026-11-%sT08:00:00Z".formatted(day))))
            .toList();

    assertThat(leftAtNine).containsExactly(691, 498, 366, 277, 277, 277);
  }

  @Test
  void theNextMonthReplacesTheOneThatEnds() {
    SimulatedAccount expiring = account("expiring");
    Instant end = TUESDAY.plus(Duration.ofDays(2));

    assertThat(points(expiring, end.minusSeconds(1)))
        .singleElement()
        .satisfies(plan -> assertThat(plan.path("endTime").asLong()).isEqualTo(end.toEpochMilli()));
    assertThat(points(expiring, end))
        .singleElement()
        .satisfies(
            plan -> {
              assertThat(plan.path("startTime").asLong()).isEqualTo(end.toEpochMilli());
              assertThat(plan.path("balance").asLong()).isEqualTo(800_000);
            });
  }

  @Test
  void aBonusIsGoneWhenItExpires() {
    SimulatedAccount pooled = account("pooled");

    assertThat(points(pooled, TUESDAY)).hasSize(3);
    assertThat(points(pooled, TUESDAY.plus(Duration.ofDays(30)))).hasSize(2);
  }

  private static List<JsonNode> points(SimulatedAccount account, Instant at) {
    return StreamSupport.stream(
            account.json(at).path("balance").path("points").spliterator(), false)
        .toList();
  }

  private static SimulatedAccount account(String name) {
    return SimulatedAccount.every(TUESDAY, BERLIN).stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
