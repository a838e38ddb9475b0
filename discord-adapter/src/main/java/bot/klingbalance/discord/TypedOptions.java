package bot.klingbalance.discord;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/** The typed options of a command. */
final class TypedOptions {
  private TypedOptions() {}

  /** The subcommand, empty where there is none. */
  static String subcommand(CommandInteractionPayload command) {
    return Objects.requireNonNullElse(command.getSubcommandName(), "");
  }

  /** What was typed, by the names of the options. */
  static Map<String, String> of(CommandInteractionPayload command) {
    return command.getOptions().stream()
        .collect(
            Collectors.toMap(
                OptionMapping::getName, TypedOptions::value, (first, second) -> first));
  }

  /** Nothing where what belongs in the option is missing. */
  private static String value(OptionMapping option) {
    try {
      return option.getAsString();
    } catch (ParsingException withoutValue) {
      return "";
    }
  }
}
