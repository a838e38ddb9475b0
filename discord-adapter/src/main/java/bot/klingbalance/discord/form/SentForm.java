package bot.klingbalance.discord.form;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * A form as it was sent off: {@code docs/interactions/receiving-and-responding}, Modal Submit Data
 * Structure.
 *
 * @param id that of the modal
 * @param values what was typed and chosen, by the names of the fields
 */
record SentForm(String id, Map<String, String> values) {
  SentForm {
    values = Map.copyOf(values);
  }

  /** May throw a {@link net.dv8tion.jda.api.exceptions.ParsingException}. */
  static SentForm of(DataObject data) {
    Map<String, String> values = new HashMap<>();
    data.optArray("components").orElseGet(DataArray::empty).stream(DataArray::getObject)
        .flatMap(label -> label.optObject("component").stream())
        .forEach(field -> values.put(field.getString("custom_id"), value(field)));
    return new SentForm(data.getString("custom_id"), values);
  }

  /** Of a menu all that was chosen. */
  private static String value(DataObject field) {
    Optional<DataArray> chosen = field.optArray("values");
    return chosen
        .map(values -> values.stream(DataArray::getString).collect(Collectors.joining(" ")))
        .orElseGet(() -> field.getString("value", ""));
  }
}
