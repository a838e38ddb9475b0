package bot.klingbalance.command.spec;

import java.util.List;
import java.util.Map;

/**
 * A word behind a command that says what it is to do.
 *
 * @param summary at most 100 characters, since Discord takes no more
 * @param options in the order in which they are typed
 */
public record SubcommandSpec(String name, String summary, List<OptionSpec> options) {
  public SubcommandSpec {
    CommandSpec.requireName(name);
    CommandSpec.requireLine(summary);
    options = List.copyOf(options);
  }

  public SubcommandSpec(String name, String summary, OptionSpec... options) {
    this(name, summary, List.of(options));
  }

  /** What a person types behind the command for these values, by the names of their options. */
  public String typed(Map<String, String> values) {
    return (name + " " + OptionSpec.typed(options, values)).strip();
  }
}
