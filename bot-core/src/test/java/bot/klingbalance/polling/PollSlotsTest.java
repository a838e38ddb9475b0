package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollSlotsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final PollSlots HOURLY = new PollSlots(HOUR, "this-bot");

  @Test
  void anAccountComesAtTheSameMomentOfEachPeriodWhereverOneBegins() {
    Instant moment = HOURLY.next(STUDIO, MONDAY);

    assertThat(moment).isBetween(MONDAY, MONDAY.plus(HOUR).minusMillis(1));
    assertThat(HOURLY.next(STUDIO, moment)).isEqualTo(moment);
    assertThat(HOURLY.next(STUDIO, moment.plusMillis(1))).isEqualTo(moment.plus(HOUR));
    assertThat(new PollSlots(HOUR, "this-bot").next(STUDIO, MONDAY)).isEqualTo(moment);
    assertThat(moment).isEqualTo(Instant.parse("2026-11-23T00:35:21.829Z"));
  }

  @Test
  void aThousandAccountsAreSpreadOverTheHour() {
    Map<Instant, Long> aMinute =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> HOURLY.next(new AccountEmail("account%d@example.com".formatted(i)), MONDAY))
            .collect(
                Collectors.groupingBy(
                    at -> at.truncatedTo(ChronoUnit.MINUTES), Collectors.counting()));

    assertThat(aMinute).hasSize(60);
    assertThat(aMinute.values()).allMatch(accounts -> accounts <= 35);
  }

  @Test
  void anotherBotComesALittleEarlierOrLater() {
    Instant own = HOURLY.next(STUDIO, MONDAY.plus(HOUR));
    Instant others =
        new PollSlots(HOUR, "other-bot").next(STUDIO, own.minus(Duration.ofMinutes(6)));

    assertThat(Duration.between(own, others).abs())
        .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(6));
  }
}
