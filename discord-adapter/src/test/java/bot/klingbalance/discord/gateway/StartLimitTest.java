package bot.klingbalance.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.SessionStarts.Recent;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartLimitTest {
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final StartLimit FRESH = new StartLimit(1_000, 1_000, Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "0, PT24H, PT0S",
    "1, PT0S, PT5S",
    "1, PT2S, PT3S",
    "1, PT6S, PT0S",
    // A clock that is ahead keeps nobody waiting for long.
    "1, PT-10M, PT5S",
    "199, PT0S, PT5S",
    "200, PT0S, PT10S",
    "225, PT0S, PT20S",
    "300, PT0S, PT2M40S",
    "350, PT0S, PT10M",
    "900, PT0S, PT10M"
  })
  void whoBeginsManyWaitsLongerAndLonger(int count, Duration sinceLast, Duration pause) {
    assertThat(FRESH.pause(new Recent(count, sinceLast), LEAST)).isEqualTo(pause);
  }

  @Test
  void aBotThatDiesAtOnceOverAndOverUsesUpHalfOfADayAtMost() {
    MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    SessionStarts starts = SessionStarts.ofThisProcess();
    Instant end = clock.instant().plus(SessionStarts.DAY);
    int count = 0;
    while (clock.instant().isBefore(end)) {
      clock.move(FRESH.pause(starts.recent(clock.instant()), LEAST));
      starts.beginning(clock.instant());
      count++;
    }
    assertThat(count).isBetween(300, 520);
  }

  @Test
  void whatIsLeftOfALittleIsSharedOutUntilThereIsMore() {
    StartLimit scarce = new StartLimit(1_000, 100, Duration.ofHours(10));
    assertThat(scarce.pause(new Recent(1, Duration.ZERO), LEAST)).isEqualTo(Duration.ofMinutes(6));
    StartLimit enough = new StartLimit(1_000, 101, Duration.ofHours(10));
    assertThat(enough.pause(new Recent(1, Duration.ZERO), LEAST)).isEqualTo(LEAST);
  }

  @Test
  void whereNothingIsLeftNoneIsBegunUntilThereIsMore() {
    StartLimit none = new StartLimit(1_000, 0, Duration.ofHours(3));
    assertThat(none.pause(new Recent(1, SessionStarts.DAY), LEAST)).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void discordsWordsAreReadAndItsUsualLimitStandsForMissingOnes() {
    DataObject told =
        DataObject.fromJson(
            """
            {"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit":
             {"total": 2000, "remaining": 1999, "reset_after": 14400000, "max_concurrency": 1}}
            """);
    assertThat(StartLimit.of(told)).isEqualTo(new StartLimit(2_000, 1_999, Duration.ofHours(4)));
    assertThat(StartLimit.of(DataObject.empty())).isEqualTo(StartLimit.UNTOLD);
  }
}
