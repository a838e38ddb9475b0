package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.ChartDay;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.format.DateTimeFormatter;
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
  private static final String EXPECTED = "≈ ";

  private ChartBlock() {}

  static JsonObject of(Chart chart) {
    List<ChartDay> days =
        ChartDay.of(chart, Limits.CHART_POINTS).stream()
            .filter(day -> day.left().isPresent())
            .toList();
    JsonObject line = Json.typed("line");
    line.add("series", Json.array(series(days)));
    line.add("axis_config", axes(chart, days));
    JsonObject block = Json.typed("data_visualization");
    block.addProperty("title", Limits.cut(chart.title(), Limits.CHART_TITLE));
    block.add("chart", line);
    return block;
  }

  private static JsonObject series(List<ChartDay> days) {
    JsonArray data = new JsonArray();
    for (ChartDay day : days) {
      JsonObject point = new JsonObject();
      point.addProperty("label", label(day));
      point.addProperty("value", day.left().orElseThrow().toBigDecimal());
      data.add(point);
    }
    JsonObject series = new JsonObject();
    series.addProperty("name", "Credits left");
    series.add("data", data);
    return series;
  }

  private static JsonObject axes(Chart chart, List<ChartDay> days) {
    JsonArray categories = new JsonArray();
    days.forEach(day -> categories.add(label(day)));
    JsonObject axes = new JsonObject();
    axes.add("categories", categories);
    if (!chart.expected().isEmpty()) {
      axes.addProperty("x_label", Limits.cut(forecast(chart), Limits.AXIS_LABEL));
    }
    axes.addProperty("y_label", "credits");
    return axes;
  }

  private static String forecast(Chart chart) {
    return EXPECTED
        + chart
            .runOut()
            .map(runOut -> "expected; runs out " + ChartText.weekday(chart, runOut.at()))
            .orElse("expected");
  }

  private static String label(ChartDay day) {
    return (day.isExpected() ? EXPECTED : "") + day.date().format(DAY);
  }
}
