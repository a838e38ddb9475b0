package bot.klingbalance.testing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChartEvents;
import bot.klingbalance.message.ChartMark;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.SampleHistory.TopUp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Charts of the last 14 days of four accounts, with their forecasts. */
public final class SampleCharts {
  public static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final int READINGS_A_DAY = 4;
  private static final String TITLE = "The last 14 days";

  private SampleCharts() {}

  /** The charts that every chat has a golden file of. */
  public static Map<String, Chart> all() {
    return Map.of("steady", steady(), "bursty", bursty(), "expiring", expiring());
  }

  /** The same and {@link #granted()}. */
  public static Map<String, Chart> allAndGranted() {
    Map<String, Chart> all = new HashMap<>(all());
    all.put("granted", granted());
    return all;
  }

  /** Charts of readings an hour, as the bot makes them. */
  public static Map<String, Chart> hourly() {
    List<TopUp> twice = List.of(new TopUp(at(-11), 660), new TopUp(at(-5), 1_330));
    List<TopUp> once = List.of(new TopUp(at(-4), 330));
    return Map.of(
        "two-days", SampleHistory.chart(2, 3_000, 12, List.of()),
        "out-today", SampleHistory.chart(14, 3_000, 29, List.of()),
        "topped-up", SampleHistory.chart(14, 3_000, 20, twice),
        "small-plan", SampleHistory.chart(14, 660, 6, once),
        "month", SampleHistory.chart(30, 3_000, 22, List.of(new TopUp(at(-5), 660))),
        "idle", SampleHistory.chart(30, 660, 0, List.of()),
        "year", SampleHistory.chart(365, 3_000, 15, once));
  }

  /** One of them. */
  public static Chart hourly(String name) {
    return Objects.requireNonNull(hourly().get(name));
  }

  /** A message with a chart in it. */
  public static ChatMessage warning() {
    List<Block> body = List.of(new Paragraph(Text.of("560 credits left")), steady());
    return new ChatMessage(Tone.WARNING, Text.of("Warning"), body, List.of(), Text.EMPTY);
  }

  /** Uses as much each day, and runs out in ten. */
  public static Chart steady() {
    return new Chart(
        TITLE,
        List.of(strand(-14, 0, 1_344, 560)),
        List.of(point(0, 560), point(10, 0)),
        Optional.of(new ChartRunOut(at(10), at(8.5), at(13.5))),
        BERLIN);
  }

  /** Uses much on some days and nothing on others, was topped up, and was not read for two. */
  public static Chart bursty() {
    List<ChartPoint> first = new ArrayList<>(strand(-14, -11, 2_100, 2_100));
    first.addAll(strand(-10.75, -9, 1_500, 420));
    List<ChartPoint> second = new ArrayList<>(strand(-6, -4, 3_920, 3_900));
    second.addAll(strand(-3.75, -3, 2_800, 2_100));
    second.addAll(strand(-2.75, 0, 2_100, 1_980));
    return new Chart(
        TITLE,
        List.of(first, second),
        List.of(point(0, 1_980), point(6, 0)),
        new ChartEvents(
            Optional.of(new ChartRunOut(at(6), at(3), at(12))),
            List.of(new ChartMark(at(-6), ChartMark.Kind.TOP_UP, Credits.of(3_500)))),
        BERLIN);
  }

  /** Runs out in three days, and gets its next month in eight. */
  public static Chart granted() {
    return new Chart(
        TITLE,
        List.of(strand(-14, 0, 640, 120)),
        List.of(point(0, 120), point(3, 0), point(8, 0), point(8, 660), point(14, 420)),
        new ChartEvents(
            Optional.of(new ChartRunOut(at(3), at(2), at(5))),
            List.of(new ChartMark(at(8), ChartMark.Kind.GRANT, Credits.of(660)))),
        BERLIN);
  }

  /** Uses little, and will lose what is left of the plan in a week. */
  public static Chart expiring() {
    return new Chart(
        TITLE,
        List.of(strand(-14, 0, 980, 810)),
        List.of(point(0, 810), point(7, 725), point(7, 415), point(14, 330)),
        new ChartEvents(
            Optional.empty(),
            List.of(new ChartMark(at(7), ChartMark.Kind.EXPIRY, Credits.of(310)))),
        BERLIN);
  }

  /** Readings from one day to another, evenly from one amount to another. */
  public static List<ChartPoint> strand(double fromDay, double toDay, long from, long to) {
    int steps = (int) Math.round((toDay - fromDay) * READINGS_A_DAY);
    List<ChartPoint> points = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      double share = (double) step / steps;
      points.add(
          point(fromDay + (toDay - fromDay) * share, Math.round(from + (to - from) * share)));
    }
    return points;
  }

  public static ChartPoint point(double day, long credits) {
    return new ChartPoint(at(day), Credits.of(credits));
  }

  /** So many days after the last reading. */
  public static Instant at(double day) {
    return NOW.plus(Duration.ofMinutes(Math.round(day * 24 * 60)));
  }

  /** So many days up to that of the last reading, more on some than on others, none on Sundays. */
  public static Bars spending(int days) {
    LocalDate last = NOW.atZone(BERLIN).toLocalDate();
    return new Bars(
        "Spent a day",
        last.minusDays(days - 1L)
            .datesUntil(last.plusDays(1))
            .map(date -> new Bars.Day(date, spentOn(date)))
            .toList(),
        "credits");
  }

  private static Credits spentOn(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY
        ? Credits.ZERO
        : Credits.of(60 + date.toEpochDay() * 7_919 % 540);
  }
}
