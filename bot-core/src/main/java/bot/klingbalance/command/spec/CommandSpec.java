package bot.klingbalance.command.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command as every chat offers it.
 *
 * @param name without the slash, such as {@code kling-balance}
 * @param summary at most 100 characters, since Discord takes no more
 * @param options in the order in which they are typed; none where there are subcommands
 * @param subcommands none where there are options
 */
public record CommandSpec(
    String name,
    String summary,
    List<OptionSpec> options,
    List<SubcommandSpec> subcommands,
    CommandHelp help) {
  private static final String PREFIX = "kling-";

  /** {@code docs/interactions/application-commands}: what Discord takes as a name, in ASCII. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** {@code docs/interactions/application-commands}: the longest description. */
  private static final int MOST_CHARACTERS = 100;

  public CommandSpec {
    requireName(name);
    requireLine(summary);
    options = List.copyOf(options);
    subcommands = List.copyOf(subcommands);
    if (!options.isEmpty() && !subcommands.isEmpty()) {
      throw new IllegalArgumentException("Discord takes options or subcommands, not both: " + name);
    }
  }

  /** As a person types it: {@code /kling-balance}. */
  public String typedName() {
    return "/" + name;
  }

  /** What it is about, as a heading: {@code Kling balance}. */
  public String title() {
    String words = name.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What it is about in one word: {@code balance}. */
  public String topic() {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  public Optional<SubcommandSpec> subcommand(String word) {
    return subcommands.stream().filter(each -> each.name().equals(word)).findFirst();
  }

  /**
   * The option of that name.
   *
   * @param subcommand empty where the option stands behind the command itself
   */
  public Optional<OptionSpec> option(String subcommand, String option) {
    List<OptionSpec> known = subcommand(subcommand).map(SubcommandSpec::options).orElse(options);
    return known.stream().filter(each -> each.name().equals(option)).findFirst();
  }

  /**
   * What a person types behind the command for these values, by the names of their options.
   *
   * @param subcommand empty for none; one that is not known is written as it is
   */
  public String typed(String subcommand, Map<String, String> values) {
    return subcommand.isEmpty()
        ? OptionSpec.typed(options, values)
        : subcommand(subcommand).map(each -> each.typed(values)).orElse(subcommand);
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name that every chat takes: " + name);
    }
  }

  static void requireLine(String words) {
    if (words.isEmpty() || words.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("a line of %d characters".formatted(words.length()));
    }
  }
}
