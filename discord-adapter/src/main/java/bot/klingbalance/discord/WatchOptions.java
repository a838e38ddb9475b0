package bot.klingbalance.discord;

import bot.klingbalance.command.watch.WatchForm;
import bot.klingbalance.command.watch.WatchForm.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/** The typed options of {@code /kling-watch}, written out as a person would type them. */
final class WatchOptions {
  private WatchOptions() {}

  static String text(CommandInteractionPayload command) {
    String verb = Objects.requireNonNullElse(command.getSubcommandName(), "help");
    return verb.equals("add") ? form(command).text() : (verb + " " + number(command)).strip();
  }

  private static WatchForm form(CommandInteractionPayload command) {
    Map<Field, String> typed = new EnumMap<>(Field.class);
    typed.put(Field.ACCOUNTS, option(command, KlingCommands.ACCOUNTS));
    typed.put(Field.BELOW, option(command, KlingCommands.BELOW));
    typed.put(Field.AT, option(command, KlingCommands.AT));
    typed.put(Field.IN, option(command, KlingCommands.IN));
    return new WatchForm(typed);
  }

  private static String number(CommandInteractionPayload command) {
    return option(command, KlingCommands.NUMBER);
  }

  /** What was typed there; nothing where the option, or what belongs in it, is missing. */
  static String option(CommandInteractionPayload command, String name) {
    OptionMapping option = command.getOption(name);
    try {
      return option == null ? "" : option.getAsString();
    } catch (ParsingException withoutValue) {
      return "";
    }
  }
}
