package bot.klingbalance.message;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One part of a message's body. */
public sealed interface Block permits Block.Paragraph, Block.Meter, Block.Table, Block.Chart, Bars {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Paragraph, T> paragraph,
      Function<Meter, T> meter,
      Function<Table, T> table,
      Function<Chart, T> chart,
      Function<Bars, T> bars);

  /** A line or a few of running text. */
  record Paragraph(Text text) implements Block {
    @Override
    public <T> T match(
        Function<Paragraph, T> paragraph,
        Function<Meter, T> meter,
        Function<Table, T> table,
        Function<Chart, T> chart,
        Function<Bars, T> bars) {
      return paragraph.apply(this);
    }
  }

  /**
   * A label with a bar behind it.
   *
   * @param percent how full the bar is
   */
  record Meter(Text label, Percent percent) implements Block {
    @Override
    public <T> T match(
        Function<Paragraph, T> paragraph,
        Function<Meter, T> meter,
        Function<Table, T> table,
        Function<Chart, T> chart,
        Function<Bars, T> bars) {
      return meter.apply(this);
    }
  }

  /**
   * Rows under a header, every row as long as the header. A chat that has no room for all rows
   * shows the first of them and says how many more there are: rows come most important first.
   */
  record Table(List<Column> columns, List<List<Text>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      int width = columns.size();
      rows =
          rows instanceof RowsOnDemand some
              ? new RowsOnDemand(some.size(), place -> fitting(some.get(place), width))
              : rows.stream().map(row -> fitting(List.copyOf(row), width)).toList();
    }

    private static List<Text> fitting(List<Text> row, int width) {
      if (row.size() != width) {
        throw new IllegalArgumentException(
            "a row of %d cells under %d columns".formatted(row.size(), width));
      }
      return row;
    }

    @Override
    public <T> T match(
        Function<Paragraph, T> paragraph,
        Function<Meter, T> meter,
        Function<Table, T> table,
        Function<Chart, T> chart,
        Function<Bars, T> bars) {
      return table.apply(this);
    }
  }

  /**
   * What an account had over the last days, and what it is expected to have. A chat that cannot
   * draw shows a {@code Sparkline} in its place.
   *
   * @param title one line of the bot's own words, and an address where the message names several
   * @param past what was read, oldest first, as strands without a gap in them; at least one point
   * @param expected the line from the last reading on; two points at one moment are a step; may be
   *     empty
   * @param events what happens along the line
   * @param zone where the readers' days begin
   */
  record Chart(
      String title,
      List<List<ChartPoint>> past,
      List<ChartPoint> expected,
      ChartEvents events,
      ZoneId zone)
      implements Block {
    public Chart {
      past = past.stream().map(List::copyOf).toList();
      expected = List.copyOf(expected);
      if (past.isEmpty() || past.stream().anyMatch(List::isEmpty)) {
        throw new IllegalArgumentException("a chart of nothing");
      }
      Instant before = Instant.MIN;
      for (ChartPoint point :
          Stream.concat(past.stream().flatMap(List::stream), expected.stream()).toList()) {
        if (point.at().isBefore(before)) {
          throw new IllegalArgumentException("%s after %s".formatted(point.at(), before));
        }
        before = point.at();
      }
    }

    /** A chart without labelled jumps. */
    public Chart(
        String title,
        List<List<ChartPoint>> past,
        List<ChartPoint> expected,
        Optional<ChartRunOut> runOut,
        ZoneId zone) {
      this(title, past, expected, new ChartEvents(runOut, List.of()), zone);
    }

    /** When the expected line ends at nothing. */
    public Optional<ChartRunOut> runOut() {
      return events.runOut();
    }

    /** The last reading. */
    public ChartPoint latest() {
      List<ChartPoint> strand = past.get(past.size() - 1);
      return strand.get(strand.size() - 1);
    }

    /** The first reading's moment. */
    public Instant from() {
      return past.get(0).get(0).at();
    }

    /** The end of the expected line; of the past where nothing is expected. */
    public Instant expectedUntil() {
      return expected.isEmpty() ? latest().at() : expected.get(expected.size() - 1).at();
    }

    /**
     * The last moment to draw: a run-out's latest moment widens the forecast, but by half at most.
     */
    public Instant until() {
      Instant end = expectedUntil();
      Instant widest = end.plus(Duration.between(latest().at(), end).dividedBy(2));
      return runOut()
          .map(ChartRunOut::latest)
          .map(latest -> latest.isBefore(widest) ? latest : widest)
          .filter(end::isBefore)
          .orElse(end);
    }

    /** The highest amount in it. */
    public Credits most() {
      long most = 0;
      for (List<ChartPoint> strand : past) {
        most = Math.max(most, most(strand));
      }
      return new Credits(Math.max(most, most(expected)));
    }

    private static long most(List<ChartPoint> points) {
      long most = 0;
      for (ChartPoint point : points) {
        most = Math.max(most, point.left().hundredths());
      }
      return most;
    }

    @Override
    public <T> T match(
        Function<Paragraph, T> paragraph,
        Function<Meter, T> meter,
        Function<Table, T> table,
        Function<Chart, T> chart,
        Function<Bars, T> bars) {
      return chart.apply(this);
    }
  }

  /** A column of a table. */
  record Column(String header, Align align) {}

  /** On which side the cells of a column are flush. */
  enum Align {
    LEFT,
    RIGHT
  }
}
