package bot.klingbalance.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShortDaysTest {
  private static final ShortDays DAYS =
      new ShortDays(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-29T10:00:00Z"));

  @Test
  void aDayIsThatOfTheZone() {
    assertThat(DAYS.weekday(at("2026-12-03T23:30:00Z"))).isEqualTo("Fri 4 Dec");
    assertThat(DAYS.day(at("2026-12-03T22:30:00Z"))).isEqualTo("3 Dec");
  }

  @Test
  void theYearIsToldWhereItMayBeUnclear() {
    assertThat(DAYS.day(at("2027-01-03T10:00:00Z"))).isEqualTo("3 Jan");
    assertThat(DAYS.day(at("2027-03-12T10:00:00Z"))).isEqualTo("12 Mar 2027");
    assertThat(DAYS.weekday(at("2025-12-04T10:00:00Z"))).isEqualTo("Thu 4 Dec 2025");
  }

  @Test
  void todayAndTomorrowAreSaidSoAndTodayToTheHour() {
    assertThat(DAYS.near(at("2026-11-29T22:00:00Z"))).isEqualTo("today");
    assertThat(DAYS.near(at("2026-11-29T23:30:00Z"))).isEqualTo("tomorrow");
    assertThat(DAYS.nearToTheHour(at("2026-11-29T15:42:00Z"))).isEqualTo("today about 17:00");
    assertThat(DAYS.nearToTheHour(at("2026-11-29T10:40:00Z"))).isEqualTo("today about 12:00");
    assertThat(DAYS.nearToTheHour(at("2026-11-29T10:10:00Z"))).isEqualTo("any moment");
    assertThat(DAYS.nearToTheHour(at("2026-11-29T09:59:00Z"))).isEqualTo("any moment");
    assertThat(DAYS.nearToTheHour(at("2026-11-29T22:50:00Z"))).isEqualTo("today about 23:50");
    assertThat(DAYS.nearToTheHour(at("2026-12-01T10:00:00Z"))).isEqualTo("Tue 1 Dec");
  }

  @Test
  void aRangeOfOneDayIsThatDay() {
    assertThat(DAYS.range(at("2026-11-30T01:00:00Z"), at("2026-11-30T20:00:00Z")))
        .isEqualTo("Mon 30 Nov");
    assertThat(DAYS.range(at("2026-12-03T01:00:00Z"), at("2026-12-06T20:00:00Z")))
        .isEqualTo("3–6 Dec");
    assertThat(DAYS.range(at("2026-11-30T01:00:00Z"), at("2026-12-02T20:00:00Z")))
        .isEqualTo("30 Nov – 2 Dec");
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }
}
