package bot.klingbalance.history;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.reading;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void nothingIsSuperfluousWhereEachDayHasOneReading() {
    assertThat(Retention.next(List.of())).isEmpty();
    assertThat(Retention.next(readings(at("09:00"), at("09:00").plus(1, DAYS)))).isEmpty();
  }

  @Test
  void twoReadingsOfAnHourWaitForTheEndOfTheHour() {
    assertThat(Retention.next(readings(at("09:00"), at("09:59")))).contains(at("10:00"));
    assertThat(Retention.next(readings(at("09:00"), at("23:59"), at("23:59").plusMillis(1))))
        .contains(MONDAY.plus(1, DAYS));
  }

  @Test
  void twoReadingsOfADayWaitForSixtyDays() {
    assertThat(Retention.next(readings(at("09:00"), at("10:00")))).contains(MONDAY.plus(61, DAYS));
  }

  @Test
  void whatIsThinnedWhenItIsTimeLeavesNothingToDoAtThatTime() {
    List<RecordedReading> readings = readings(at("09:00"), at("09:30"), at("10:00"), at("23:00"));

    List<RecordedReading> hourly = Retention.thinned(readings, at("10:00"));
    assertThat(hourly).isEqualTo(readings.subList(1, 4));
    assertThat(Retention.next(hourly)).contains(MONDAY.plus(61, DAYS));

    List<RecordedReading> daily = Retention.thinned(readings, MONDAY.plus(61, DAYS));
    assertThat(daily).isEqualTo(readings.subList(3, 4));
    assertThat(Retention.next(daily)).isEmpty();
  }

  private static List<RecordedReading> readings(Instant... at) {
    return Stream.of(at).map(each -> reading(each, 560)).toList();
  }
}
