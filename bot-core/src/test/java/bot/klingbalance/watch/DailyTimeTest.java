package bot.klingbalance.watch;

import static bot.klingbalance.watch.SomeWatches.daily;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A daily check is made once each local day, whatever the clocks do. */
class DailyTimeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          before it, the run is today                         | 09:00 | Europe/Berlin   | 2026-11-23T07:59:59Z | 2026-11-23T08:00:00Z
          at its time, the next run is tomorrow               | 09:00 | Europe/Berlin   | 2026-11-23T08:00:00Z | 2026-11-24T08:00:00Z
          after it, the run is tomorrow                       | 09:00 | Europe/Berlin   | 2026-11-23T12:00:00Z | 2026-11-24T08:00:00Z
          the clocks go forward in the night                  | 09:00 | Europe/Berlin   | 2026-03-28T08:00:00Z | 2026-03-29T07:00:00Z
          the clocks go back in the night                     | 09:00 | Europe/Berlin   | 2026-10-24T07:00:00Z | 2026-10-25T08:00:00Z
          02:30 does not exist, and is 03:30                  | 02:30 | Europe/Berlin   | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z
          the day after that it is 02:30 again                | 02:30 | Europe/Berlin   | 2026-03-29T01:30:00Z | 2026-03-30T00:30:00Z
          02:30 exists twice, and the first counts            | 02:30 | Europe/Berlin   | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
          the second 02:30 is not another run                 | 02:30 | Europe/Berlin   | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
          midnight does not exist where summer begins then    | 00:00 | Africa/Cairo    | 2026-04-23T12:00:00Z | 2026-04-23T22:00:00Z
          23:30 does not exist, and is the minute before that | 23:30 | America/Nuuk    | 2026-03-28T12:00:00Z | 2026-03-29T00:59:00Z
          a zone without summer time                          | 18:15 | Asia/Kolkata    | 2026-11-23T12:45:00Z | 2026-11-24T12:45:00Z
          a zone that left a day out goes on the day after    | 09:00 | Pacific/Apia    | 2011-12-29T19:00:00Z | 2011-12-30T19:00:00Z
          """)
  void theNextRun(String story, String at, String zone, Instant after, Instant run) {
    assertThat(daily(at, zone).nextAfter(after)).as(story).isEqualTo(run);
  }

  @Test
  void aDayThatAZoneLeftOutHasNoRun() {
    assertThat(daily("09:00", "Pacific/Apia").runOn(LocalDate.parse("2011-12-30"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          its time has not come             | 2026-11-23T07:59:00Z | 2026-11-22 |
          its time has come                 | 2026-11-23T08:00:00Z | 2026-11-22 | 2026-11-23
          missed, made up for late that day | 2026-11-23T22:59:59Z | 2026-11-22 | 2026-11-23
          missed, and the day is over       | 2026-11-23T23:00:00Z | 2026-11-22 |
          the next day, only that day's own | 2026-11-24T08:00:00Z | 2026-11-22 | 2026-11-24
          checked already                   | 2026-11-23T09:00:00Z | 2026-11-23 |
          the clock was set back            | 2026-11-22T09:00:00Z | 2026-11-23 |
          never checked before              | 2026-11-23T09:00:00Z |            | 2026-11-23
          """)
  void whichDayIsDue(String story, Instant now, LocalDate checked, LocalDate due) {
    assertThat(daily("09:00", "Europe/Berlin").dueAt(now, Optional.ofNullable(checked)))
        .as(story)
        .isEqualTo(Optional.ofNullable(due));
  }

  @Property(tries = 300)
  void everyLocalDayHasExactlyOneRunInItsOwnDay(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 1439) int minute,
      @ForAll @IntRange(min = 15_000, max = 24_000) int epochDay) {
    DailyTime daily = new DailyTime(LocalTime.ofSecondOfDay(minute * 60L), zone);
    LocalDate first = LocalDate.ofEpochDay(epochDay);

    List<LocalDate> days = new ArrayList<>();
    Instant now = first.atStartOfDay(zone).toInstant().minusSeconds(1);
    for (int i = 0; i < 400; i++) {
      now = daily.nextAfter(now);
      days.add(daily.dateOf(now));
    }

    assertThat(days).doesNotHaveDuplicates().isSorted();
    assertThat(days.get(0)).isEqualTo(first);
    assertThat(first.datesUntil(days.get(399)).filter(day -> exists(day, zone)).count())
        .isEqualTo(399);
  }

  private static boolean exists(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toLocalDate().equals(day);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }
}
