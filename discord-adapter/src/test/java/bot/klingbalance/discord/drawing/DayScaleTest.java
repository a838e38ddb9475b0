package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayScaleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDayIsAsWideAsAnyOtherWhereTheClocksChange() {
    DayScale autumn = new DayScale(LocalDate.parse("2026-10-24"), BERLIN);
    assertThat(autumn.of(Instant.parse("2026-10-24T22:00:00Z"))).isEqualTo(1);
    assertThat(autumn.of(Instant.parse("2026-10-25T10:30:00Z"))).isEqualTo(1.5);
    assertThat(autumn.of(Instant.parse("2026-10-25T23:00:00Z"))).isEqualTo(2);

    DayScale spring = new DayScale(LocalDate.parse("2026-03-29"), BERLIN);
    assertThat(spring.of(Instant.parse("2026-03-29T10:30:00Z"))).isEqualTo(0.5);
    assertThat(spring.of(Instant.parse("2026-03-29T22:00:00Z"))).isEqualTo(1);
  }

  @Test
  void aMidnightHasADateAndThereAreAsManyAsThereIsRoomFor() {
    DayScale days = new DayScale(LocalDate.parse("2026-11-30"), BERLIN);
    assertThat(days.label(1)).isEqualTo("1 Dec");

    assertThat(days.midnights(0.2, 3.9, 4)).containsExactly(1, 2, 3);
    assertThat(days.midnights(0.2, 3.9, 2)).containsExactly(1, 3);
    assertThat(days.midnights(0.2, 28.1, 4)).containsExactly(1, 8, 15, 22);
    assertThat(days.midnights(0.2, 379.9, 4)).containsExactly(1, 183, 365);
    assertThat(days.midnights(0.2, 0.9, 4)).isEmpty();
    assertThat(days.midnights(0.2, 5_000, 1)).containsExactly(1);
  }
}
