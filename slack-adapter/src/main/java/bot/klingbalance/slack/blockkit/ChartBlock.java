package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.ChartDay;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A {@code data_visualization} block; {@code blocks/data-visualization-block}.
 *
 * <p>Past and forecast are one line, and the days of the forecast are marked by a sign. Slack wants
 * a number in each series for each category, so two lines that meet today would need values for
 * days that they do not cover. For the same reason, a day without a reading is left out.
 */
final class ChartBlock {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
  private static final String EXPECTED = "≈ ";

  /** From then on a day and month may come twice. */
  private static final int DAYS_WITHOUT_YEAR = 360;

  private ChartBlock() {}

  static JsonObject of(Chart chart) {
    List<ChartDay> days =
        ChartDay.of(chart, Limits.CHART_POINTS).stream()
            .filter(day -> day.left().isPresent())
            .toList();
    JsonObject line = Json.typed("line");
    List<String> labels = labels(days);
    line.add("series", Json.array(series(chart, days, labels)));
    line.add("axis_config", axes(chart, labels));
    JsonObject block = Json.typed("data_visualization");
    block.addProperty("title", Limits.cut(chart.title(), Limits.CHART_TITLE));
    block.add("chart", line);
    return block;
  }

  /** Its name is the whole legend, so it tells the sign and does not repeat the title. */
  private static JsonObject series(Chart chart, List<ChartDay> days, List<String> labels) {
    JsonArray data = new JsonArray();
    for (int i = 0; i < days.size(); i++) {
      JsonObject point = new JsonObject();
      point.addProperty("label", labels.get(i));
      point.addProperty("value", days.get(i).left().orElseThrow().toBigDecimal());
      data.add(point);
    }
    JsonObject series = new JsonObject();
    series.addProperty("name", chart.expected().isEmpty() ? "left" : "left, ≈ expected");
    series.add("data", data);
    return series;
  }

  private static JsonObject axes(Chart chart, List<String> labels) {
    JsonArray categories = new JsonArray();
    labels.forEach(categories::add);
    JsonObject axes = new JsonObject();
    axes.add("categories", categories);
    chart
        .runOut()
        .map(runOut -> "Runs out " + ChartText.weekday(chart, runOut.at()))
        .ifPresent(end -> axes.addProperty("x_label", Limits.cut(end, Limits.AXIS_LABEL)));
    axes.addProperty("y_label", "credits");
    return axes;
  }

  private static List<String> labels(List<ChartDay> days) {
    long span = days.get(0).date().until(days.get(days.size() - 1).date(), ChronoUnit.DAYS);
    DateTimeFormatter format = span > DAYS_WITHOUT_YEAR ? DAY_AND_YEAR : DAY;
    return days.stream()
        .map(day -> (day.isExpected() ? EXPECTED : "") + day.date().format(format))
        .toList();
  }
}
