package bot.klingbalance.history;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.WrittenReadings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendingTest {
  private static final String BONUS_AND_PLAN =
      "bonus 20/50 11-01..12-01; plan 500/660 11-15..12-15; top-up 100/330 11-01..?";
  private static final String WITHOUT_BONUS = "plan 428/660 11-15..12-15; top-up 60/330 11-01..?";

  @Test
  void whatIsSpentOfEachPackageAddsUp() {
    assertThat(between("11-20T10:00", BONUS_AND_PLAN, "11-20T11:00", WITHOUT_BONUS))
        .containsExactly(132_00L);
  }

  @Test
  void whatExpiredIsNotSpent() {
    assertThat(between("11-30T23:30", BONUS_AND_PLAN, "12-01T00:30", WITHOUT_BONUS))
        .containsExactly(112_00L);
  }

  @Test
  void aGapInWhichCreditsExpiredIsLeftOut() {
    assertThat(between("11-30T20:30", BONUS_AND_PLAN, "12-01T00:30", WITHOUT_BONUS)).isEmpty();
  }

  @Test
  void aGapInWhichNoneExpiredCounts() {
    assertThat(between("11-20T06:00", BONUS_AND_PLAN, "11-20T11:00", WITHOUT_BONUS))
        .containsExactly(132_00L);
  }

  @Test
  void moreThanThreeHoursAreAGap() {
    assertThat(new Spending(MONDAY, MONDAY.plus(Duration.ofHours(3)), 1).isGap()).isFalse();
    assertThat(new Spending(MONDAY, MONDAY.plus(Duration.ofHours(3)).plusMillis(1), 1).isGap())
        .isTrue();
  }

  private static List<Long> between(String from, String before, String to, String after) {
    return Spending.between(List.of(reading(time(from), before), reading(time(to), after))).stream()
        .map(Spending::hundredths)
        .toList();
  }

  private static String time(String monthDayAndTime) {
    return "2026-%s:00Z".formatted(monthDayAndTime);
  }
}
