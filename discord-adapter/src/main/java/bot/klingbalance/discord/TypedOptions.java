package bot.klingbalance.discord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * The typed options of a command.
 *
 * @param subcommand empty where there is none
 */
record TypedOptions(String subcommand, List<DataObject> options) {
  /** {@code docs/interactions/application-commands}, Application Command Option Type. */
  private static final int SUBCOMMAND = 1;

  TypedOptions {
    options = List.copyOf(options);
  }

  static TypedOptions of(DataArray sent) {
    List<DataObject> options = objects(sent);
    if (options.isEmpty() || options.get(0).getInt("type", 0) != SUBCOMMAND) {
      return new TypedOptions("", options);
    }
    DataObject chosen = options.get(0);
    return new TypedOptions(
        chosen.getString("name"), objects(chosen.optArray("options").orElseGet(DataArray::empty)));
  }

  /** What was typed, by the names of the options. */
  Map<String, String> values() {
    return options.stream()
        .collect(
            Collectors.toMap(
                option -> option.getString("name"), TypedOptions::value, (first, second) -> first));
  }

  /** The option that is being typed. */
  Optional<DataObject> focused() {
    return options.stream().filter(option -> option.getBoolean("focused", false)).findFirst();
  }

  /** Nothing where what belongs in the option is missing. */
  static String value(DataObject option) {
    return option.getString("value", "");
  }

  private static List<DataObject> objects(DataArray array) {
    return array.stream(DataArray::getObject).toList();
  }
}
