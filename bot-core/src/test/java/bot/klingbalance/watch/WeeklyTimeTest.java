package bot.klingbalance.watch;

import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.daily;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.watch.Watch.Origin.Chat;
import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTimeTest {
  private static final WeeklyTime MONDAYS =
      new WeeklyTime(DayOfWeek.MONDAY, daily("09:00", "Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:59:59Z, 2026-11-23T08:00:00Z",
    "2026-11-23T08:00:00Z, 2026-11-30T08:00:00Z",
    "2026-11-27T12:00:00Z, 2026-11-30T08:00:00Z",
    "2026-03-28T12:00:00Z, 2026-03-30T07:00:00Z"
  })
  void theNextRunIsOnTheNextSuchDay(Instant now, Instant next) {
    assertThat(MONDAYS.nextAfter(now)).isEqualTo(next);
  }

  @Test
  void aRunIsDueOnItsDayFromItsTimeOn() {
    assertThat(MONDAYS.dueAt(Instant.parse("2026-11-23T07:59:59Z"))).isEmpty();
    assertThat(MONDAYS.dueAt(Instant.parse("2026-11-23T08:00:00Z"))).isPresent();
    assertThat(MONDAYS.dueAt(Instant.parse("2026-11-23T22:59:59Z")))
        .contains(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(MONDAYS.dueAt(Instant.parse("2026-11-23T23:00:00Z")))
        .as("the day is over in Berlin")
        .isEmpty();
  }

  /** Samoa had no Friday 30 December 2011. */
  @Test
  void aWeekWhoseDayTheZoneLeftOutHasNoRun() {
    WeeklyTime fridays = new WeeklyTime(DayOfWeek.FRIDAY, daily("09:00", "Pacific/Apia"));

    assertThat(fridays.nextAfter(Instant.parse("2011-12-25T00:00:00Z")))
        .isEqualTo(Instant.parse("2012-01-05T19:00:00Z"));
  }

  @Test
  void whoeverAsksAfterTheRunOfTheDayGetsTheFirstOneAWeekLater() {
    Instant nine = Instant.parse("2026-11-23T08:00:00Z");
    WatchChange before = by("Anna", nine.minusSeconds(1));
    WatchChange after = by("Anna", nine.plusSeconds(1));
    Instant ten = nine.plusSeconds(3600);

    assertThat(
            new WeeklyReportWatch(RENDERS, 1, MONDAYS, false, new Chat(before, before)).dueAt(ten))
        .contains(nine);
    assertThat(
            new WeeklyReportWatch(RENDERS, 1, MONDAYS, false, new Chat(before, after)).dueAt(ten))
        .isEmpty();
    assertThat(
            new WeeklyReportWatch(RENDERS, 1, MONDAYS, true, new Chat(before, before)).dueAt(ten))
        .isEmpty();
  }
}
