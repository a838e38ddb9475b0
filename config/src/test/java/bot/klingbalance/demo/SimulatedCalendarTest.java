package bot.klingbalance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.ReportTask;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.watch.DailyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedCalendarTest {
  private static final Instant TUESDAY = Instant.parse("2026-11-24T09:42:00Z");
  private static final Channel HERE = new Channel(Platform.TERMINAL, "here");
  private static final Channel THERE = new Channel(Platform.TERMINAL, "there");

  private final SimulatedClock clock =
      new SimulatedClock(Clock.fixed(TUESDAY, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"));
  private final SimulatedCalendar calendar = new SimulatedCalendar(clock, new Reports());
  private final List<String> woken = new ArrayList<>();
  private Optional<Instant> reportAt = Optional.empty();

  @Test
  void eachChannelIsWokenAtItsTimesInOneOrder() throws Exception {
    calendar.follow(HERE, at(9));
    calendar.follow(THERE, at(18));

    assertThat(calendar.passTo(TUESDAY.plus(Duration.ofDays(2)), staysAt(9, 18))).isEqualTo(4);

    assertThat(woken)
        .containsExactly(
            "there 2026-11-24T17:00:00Z",
            "here 2026-11-25T08:00:00Z",
            "there 2026-11-25T17:00:00Z",
            "here 2026-11-26T08:00:00Z");
    assertThat(clock.instant()).isEqualTo(TUESDAY.plus(Duration.ofDays(2)));
  }

  @Test
  void aChannelThatHasNoScheduleAnyMoreIsLeftInPeace() throws Exception {
    calendar.follow(HERE, at(9));
    calendar.follow(THERE, at(18));
    calendar.follow(THERE, Optional.empty());

    calendar.passTo(TUESDAY.plus(Duration.ofDays(3)), channel -> wake(channel, Optional.empty()));

    assertThat(woken).containsExactly("here 2026-11-25T08:00:00Z");
    assertThat(calendar.isEmpty()).isTrue();
  }

  @Test
  void theSameScheduleOnceMoreMovesNothing() throws Exception {
    calendar.follow(HERE, at(9));
    clock.moveTo(Instant.parse("2026-11-25T08:00:01Z"));
    calendar.follow(HERE, at(9));

    assertThat(calendar.passTo(clock.instant(), staysAt(9, 18))).isOne();
  }

  @Test
  void theClockNeverGoesBack() throws Exception {
    assertThat(calendar.passTo(TUESDAY.minusSeconds(60), staysAt(9, 18))).isZero();

    assertThat(clock.instant()).isEqualTo(TUESDAY);
  }

  @Test
  void whoeverDoesNotWantToWaitFindsTheRestStillDue() throws Exception {
    calendar.follow(HERE, at(9));
    Instant end = TUESDAY.plus(Duration.ofDays(3));

    assertThatThrownBy(
            () ->
                calendar.passTo(
                    end,
                    channel -> {
                      Thread.currentThread().interrupt();
                      return wake(channel, at(9));
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(woken).containsExactly("here 2026-11-25T08:00:00Z");
    assertThat(clock.instant()).isEqualTo("2026-11-25T08:00:00Z");

    assertThat(calendar.passTo(end, staysAt(9, 18))).isEqualTo(2);
  }

  private CheckTask staysAt(int here, int there) {
    return channel -> wake(channel, at(channel.equals(HERE) ? here : there));
  }

  private Optional<DailyTime> wake(Channel channel, Optional<DailyTime> schedule) {
    woken.add(channel.id() + " " + clock.instant());
    return schedule;
  }

  private static Optional<DailyTime> at(int hour) {
    return Optional.of(new DailyTime(LocalTime.of(hour, 0), ZoneId.of("Europe/Berlin")));
  }

  @Test
  void reportsAreMadeAtTheirTimesBetweenTheChecks() throws Exception {
    calendar.follow(HERE, at(9));
    reportAt = Optional.of(Instant.parse("2026-11-25T17:00:00Z"));

    calendar.passTo(TUESDAY.plus(Duration.ofDays(2)), staysAt(9, 18));

    assertThat(woken)
        .containsExactly(
            "here 2026-11-25T08:00:00Z",
            "report 2026-11-25T17:00:00Z",
            "here 2026-11-26T08:00:00Z");
  }

  private final class Reports implements ReportTask {
    @Override
    public Optional<Instant> nextAfter(Instant instant) {
      return reportAt.filter(at -> at.isAfter(instant));
    }

    @Override
    public void make() {
      woken.add("report " + clock.instant());
    }
  }
}
