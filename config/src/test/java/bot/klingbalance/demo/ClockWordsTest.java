package bot.klingbalance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWordsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "+1d, 2026-11-25T10:42",
    "+ 3 days, 2026-11-27T10:42",
    "14D, 2026-12-08T10:42",
    "+1w, 2026-12-01T10:42",
    "+12h, 2026-11-24T22:42",
    "+30m, 2026-11-24T11:12",
    "09:00, 2026-11-25T09:00",
    "9:00, 2026-11-25T09:00",
    "10:43, 2026-11-24T10:43",
    "10:42, 2026-11-25T10:42",
  })
  void theClockIsPutForwardBySpansAndToTimesOfDay(String typed, String target) {
    assertThat(ClockWords.target(typed, berlin("2026-11-24T10:42")))
        .contains(berlin(target).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tomorrow", "-1d", "+1", "25:00", "9:60", "+99999d", "+1d 2h", "+1y", "+"})
  void whatIsNoTimeAheadIsNotUnderstood(String typed) {
    assertThat(ClockWords.target(typed, berlin("2026-11-24T10:42"))).isEmpty();
  }

  @Test
  void aDayIsADayWhenTheClocksChange() {
    assertThat(ClockWords.target("+1d", berlin("2026-10-24T10:42")))
        .contains(berlin("2026-10-25T10:42").toInstant());
    assertThat(ClockWords.target("+24h", berlin("2026-10-24T10:42")))
        .contains(berlin("2026-10-25T09:42").toInstant());
  }

  private static ZonedDateTime berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN);
  }
}
