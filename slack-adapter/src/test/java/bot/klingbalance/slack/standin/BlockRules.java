package bot.klingbalance.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Slack refuses in a message, written down independently of the code under test; after {@code
 * docs.slack.dev/reference/block-kit}.
 */
public final class BlockRules {
  private final List<String> faults = new ArrayList<>();
  private final Set<String> actionIds = new HashSet<>();
  private int tables;
  private int charts;
  private int tableCharacters;

  private BlockRules() {}

  /** Every fault of a message, none when Slack takes it. */
  public static List<String> faults(JsonObject message) {
    BlockRules rules = new BlockRules();
    String text = message.has("text") ? message.get("text").getAsString() : "";
    rules.require(!text.isBlank(), "no text");
    rules.require(text.length() <= 4_000, "text of " + text.length());
    if (!message.has("blocks")) {
      return rules.faults;
    }
    JsonArray blocks = message.getAsJsonArray("blocks");
    rules.require(!blocks.isEmpty() && blocks.size() <= 50, "blocks: " + blocks.size());
    blocks.forEach(block -> rules.block(block.getAsJsonObject()));
    rules.require(rules.tables <= 1, "only_one_table_allowed");
    rules.require(rules.charts <= 2, "charts: " + rules.charts);
    rules.require(rules.tableCharacters <= 10_000, "table of " + rules.tableCharacters);
    return rules.faults;
  }

  private void block(JsonObject block) {
    switch (block.get("type").getAsString()) {
      case "header" -> plainText(block.getAsJsonObject("text"), 150);
      case "rich_text" -> require(richText(block) <= 3_000, "rich text too long");
      case "table" -> table(block);
      case "data_table" -> dataTable(block);
      case "context" -> context(block);
      case "data_visualization" -> chart(block);
      case "actions" -> actions(block);
      default -> faults.add("block " + block.get("type"));
    }
  }

  private int richText(JsonObject block) {
    JsonArray sections = block.getAsJsonArray("elements");
    require(!sections.isEmpty(), "rich text without sections");
    int length = 0;
    for (JsonElement section : sections) {
      JsonObject object = section.getAsJsonObject();
      require(object.get("type").getAsString().equals("rich_text_section"), "section type");
      JsonArray elements = object.getAsJsonArray("elements");
      require(!elements.isEmpty(), "section without elements");
      for (JsonElement element : elements) {
        length += richTextElement(element.getAsJsonObject());
      }
    }
    return length;
  }

  private int richTextElement(JsonObject element) {
    if (element.get("type").getAsString().equals("date")) {
      require(element.get("timestamp").getAsJsonPrimitive().isNumber(), "timestamp");
      require(element.get("format").getAsString().matches("\\{[a-z_]+}"), "date format");
      return element.get("fallback").getAsString().length();
    }
    if (element.get("type").getAsString().equals("broadcast")) {
      require(element.get("range").getAsString().matches("here|channel|everyone"), "range");
      return element.get("range").getAsString().length();
    }
    if (element.get("type").getAsString().equals("usergroup")) {
      return id(element, "usergroup_id", "S[A-Z0-9]+");
    }
    if (element.get("type").getAsString().equals("user")) {
      return id(element, "user_id", "[UW][A-Z0-9]+");
    }
    require(element.get("type").getAsString().equals("text"), "element " + element.get("type"));
    String text = element.get("text").getAsString();
    require(!text.isEmpty(), "must be more than 0 characters");
    return text.length();
  }

  private int id(JsonObject element, String member, String form) {
    String id = element.get(member).getAsString();
    require(id.matches(form), member);
    return id.length();
  }

  private void table(JsonObject block) {
    tables++;
    JsonArray rows = block.getAsJsonArray("rows");
    require(!rows.isEmpty() && rows.size() <= 100, "rows: " + rows.size());
    require(block.getAsJsonArray("column_settings").size() <= 20, "column settings");
    for (JsonElement row : rows) {
      require(row.getAsJsonArray().size() <= 20, "cells: " + row.getAsJsonArray().size());
      row.getAsJsonArray().forEach(cell -> tableCharacters += richText(cell.getAsJsonObject()));
    }
  }

  private void dataTable(JsonObject block) {
    tables++;
    require(!block.get("caption").getAsString().isEmpty(), "no caption");
    int page = block.get("page_size").getAsInt();
    require(page >= 1 && page <= 100, "page of " + page);
    JsonArray rows = block.getAsJsonArray("rows");
    require(rows.size() >= 2 && rows.size() <= 101, "rows: " + rows.size());
    int cells = rows.get(0).getAsJsonArray().size();
    require(cells >= 1 && cells <= 20, "cells: " + cells);
    for (JsonElement row : rows) {
      require(row.getAsJsonArray().size() == cells, "rows of different length");
      boolean isHeader = row == rows.get(0);
      row.getAsJsonArray().forEach(cell -> dataCell(cell.getAsJsonObject(), isHeader));
    }
  }

  private void dataCell(JsonObject cell, boolean isHeader) {
    String type = cell.get("type").getAsString();
    if (type.equals("rich_text")) {
      require(!isHeader, "rich text in a header");
      tableCharacters += richText(cell);
      return;
    }
    require(type.equals("raw_text") || type.equals("raw_number"), "cell " + type);
    int length = cell.get("text").getAsString().length();
    require(length > 0, "must be more than 0 characters");
    require(type.equals("raw_text") || cell.getAsJsonPrimitive("value").isNumber(), "value");
    tableCharacters += length;
  }

  /** Charts of lines and of bars only. */
  private void chart(JsonObject block) {
    charts++;
    words(block, "title", 50);
    JsonObject chart = block.getAsJsonObject("chart");
    String type = chart.get("type").getAsString();
    require(type.equals("line") || type.equals("bar"), "chart " + type);
    JsonObject axes = chart.getAsJsonObject("axis_config");
    words(axes, "y_label", 50);
    if (axes.has("x_label")) {
      words(axes, "x_label", 50);
    }
    List<String> categories = new ArrayList<>();
    axes.getAsJsonArray("categories").forEach(each -> categories.add(each.getAsString()));
    require(!categories.isEmpty() && categories.size() <= 20, "categories");
    require(new HashSet<>(categories).size() == categories.size(), "a category twice");
    require(categories.stream().allMatch(each -> each.length() <= 20), "long category");
    JsonArray all = chart.getAsJsonArray("series");
    require(!all.isEmpty() && all.size() <= 6, "series: " + all.size());
    Set<String> names = new HashSet<>();
    for (JsonElement series : all) {
      words(series.getAsJsonObject(), "name", 20);
      require(names.add(series.getAsJsonObject().get("name").getAsString()), "a series twice");
      List<String> labels = new ArrayList<>();
      for (JsonElement point : series.getAsJsonObject().getAsJsonArray("data")) {
        labels.add(point.getAsJsonObject().get("label").getAsString());
        require(point.getAsJsonObject().getAsJsonPrimitive("value").isNumber(), "value");
      }
      require(labels.equals(categories), "data labels must match the categories");
    }
  }

  private void words(JsonObject object, String member, int most) {
    int length = object.get(member).getAsString().length();
    require(length > 0 && length <= most, "%s of %d".formatted(member, length));
  }

  private void context(JsonObject block) {
    JsonArray elements = block.getAsJsonArray("elements");
    require(!elements.isEmpty() && elements.size() <= 10, "context elements");
    for (JsonElement element : elements) {
      int length = element.getAsJsonObject().get("text").getAsString().length();
      require(length > 0 && length <= 3_000, "context of " + length);
    }
  }

  private void actions(JsonObject block) {
    JsonArray elements = block.getAsJsonArray("elements");
    require(!elements.isEmpty() && elements.size() <= 25, "actions: " + elements.size());
    for (JsonElement element : elements) {
      JsonObject object = element.getAsJsonObject();
      String id = object.get("action_id").getAsString();
      require(id.length() <= 255 && actionIds.add(id), "action_id " + id);
      if (object.get("type").getAsString().equals("static_select")) {
        menu(object);
      } else {
        require(object.get("type").getAsString().equals("button"), "action " + object.get("type"));
        plainText(object.getAsJsonObject("text"), 75);
        require(object.get("value").getAsString().length() <= 2_000, "value");
      }
    }
  }

  private void menu(JsonObject menu) {
    plainText(menu.getAsJsonObject("placeholder"), 150);
    JsonArray options = menu.getAsJsonArray("options");
    require(!options.isEmpty() && options.size() <= 100, "options: " + options.size());
    for (JsonElement option : options) {
      plainText(option.getAsJsonObject().getAsJsonObject("text"), 75);
      int value = option.getAsJsonObject().get("value").getAsString().length();
      require(value > 0 && value <= 150, "value of an option of " + value);
    }
  }

  private void plainText(JsonObject text, int most) {
    require(text.get("type").getAsString().equals("plain_text"), "text type");
    int length = text.get("text").getAsString().length();
    require(length > 0 && length <= most, "plain text of " + length);
  }

  private void require(boolean kept, String fault) {
    if (!kept) {
      faults.add(fault);
    }
  }
}
