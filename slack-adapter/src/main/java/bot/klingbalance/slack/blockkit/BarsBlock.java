package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chart.Bar;
import bot.klingbalance.chart.BarText;
import bot.klingbalance.message.Bars;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * A {@code data_visualization} block of bars; {@code blocks/data-visualization-block}. A bar is
 * named by its first day, so no two have the same name.
 */
final class BarsBlock {
  private BarsBlock() {}

  static JsonObject of(Bars bars) {
    List<Bar> all = Bar.of(bars, Limits.CHART_POINTS);
    JsonObject chart = Json.typed("bar");
    chart.add("series", Json.array(series(all, bars.unit())));
    chart.add("axis_config", axes(all, bars.unit()));
    JsonObject block = Json.typed("data_visualization");
    String title = BarText.title(bars, Limits.CHART_POINTS);
    block.addProperty("title", Limits.cut(title, Limits.CHART_TITLE));
    block.add("chart", chart);
    return block;
  }

  private static JsonObject series(List<Bar> bars, String name) {
    JsonArray data = new JsonArray();
    for (Bar bar : bars) {
      JsonObject point = new JsonObject();
      point.addProperty("label", bar.label());
      point.addProperty("value", bar.amount().toBigDecimal());
      data.add(point);
    }
    JsonObject series = new JsonObject();
    series.addProperty("name", name);
    series.add("data", data);
    return series;
  }

  private static JsonObject axes(List<Bar> bars, String unit) {
    JsonArray categories = new JsonArray();
    bars.forEach(bar -> categories.add(bar.label()));
    JsonObject axes = new JsonObject();
    axes.add("categories", categories);
    axes.addProperty("y_label", Limits.cut(unit, Limits.AXIS_LABEL));
    return axes;
  }
}
