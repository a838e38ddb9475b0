package bot.klingbalance.command.spec;

import java.util.List;

/**
 * What a person is told of a command.
 *
 * @param usage what may stand behind it in a few words, for Slack's list of commands
 * @param first what to try first, in a few words each
 * @param examples every way to use it
 * @param notes sentences below the examples
 */
public record CommandHelp(
    String usage, List<Example> first, List<Example> examples, List<String> notes) {
  public CommandHelp {
    first = List.copyOf(first);
    examples = List.copyOf(examples);
    notes = List.copyOf(notes);
  }
}
