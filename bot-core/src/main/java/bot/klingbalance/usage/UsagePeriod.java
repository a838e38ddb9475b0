package bot.klingbalance.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Days in a row, of which today is the last.
 *
 * @param days how many, from 1 to {@value #MOST_DAYS}
 * @param now a moment of the last day
 * @param zone in which the readers' days are
 */
public record UsagePeriod(int days, Instant now, ZoneId zone) {
  /** As long as useapi.net keeps its statistics, about. */
  public static final int MOST_DAYS = 90;

  /** Where nobody says how many. */
  public static final int USUAL_DAYS = 7;

  public UsagePeriod {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(days + " days");
    }
  }

  /** The readers' days, the oldest first. */
  public List<LocalDate> dates() {
    return datesUntil(now.atZone(zone).toLocalDate());
  }

  /** As many days of UTC, in which useapi.net counts; the oldest first. */
  public List<LocalDate> datesOfUtc() {
    return datesUntil(now.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** When the first of the readers' days began. */
  public Instant start() {
    return dates().get(0).atStartOfDay(zone).toInstant();
  }

  LocalDate dateOf(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private List<LocalDate> datesUntil(LocalDate last) {
    return last.minusDays(days - 1L).datesUntil(last.plusDays(1)).toList();
  }
}
