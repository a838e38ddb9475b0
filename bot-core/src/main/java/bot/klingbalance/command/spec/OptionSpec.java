package bot.klingbalance.command.spec;

import bot.klingbalance.command.spec.OptionValue.Range;
import bot.klingbalance.command.spec.OptionValue.WholeNumber;
import bot.klingbalance.command.spec.OptionValue.Words;
import bot.klingbalance.command.typed.TypedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that may stand behind a command or a subcommand.
 *
 * @param name as a chat with typed options shows it
 * @param typedAs how it stands in typed text: {@code %s} for the value, with the keyword before it
 *     where it has one, such as {@code below %s}
 * @param description at most 100 characters, since Discord takes no more
 */
public record OptionSpec(
    String name, String typedAs, String description, OptionValue value, boolean required) {
  private static final String VALUE = "%s";

  public OptionSpec {
    CommandSpec.requireName(name);
    CommandSpec.requireLine(description);
    if (!typedAs.contains(VALUE)) {
      throw new IllegalArgumentException("no place for the value in " + typedAs);
    }
  }

  /** An option of text that may be left out and has no keyword. */
  public static OptionSpec words(String name, String description) {
    return new OptionSpec(name, VALUE, description, new Words(Completion.NONE), false);
  }

  /** An option of a whole number that may be left out and has no keyword. */
  public static OptionSpec number(String name, String description) {
    WholeNumber any = new WholeNumber(Optional.empty(), List.of());
    return new OptionSpec(name, VALUE, description, any, false);
  }

  public OptionSpec asRequired() {
    return new OptionSpec(name, typedAs, description, value, true);
  }

  public OptionSpec typedAs(String form) {
    return new OptionSpec(name, form, description, value, required);
  }

  public OptionSpec completedWith(Completion completion) {
    return new OptionSpec(name, typedAs, description, new Words(completion), required);
  }

  /** A number within a range, both ends included, and the values that are offered. */
  public OptionSpec between(int least, int most, Integer... usual) {
    WholeNumber within = new WholeNumber(Optional.of(new Range(least, most)), List.of(usual));
    return new OptionSpec(name, typedAs, description, within, required);
  }

  /** What completes it. */
  public Completion completion() {
    return value.match(Words::completion, number -> Completion.NONE);
  }

  /** The word that stands before the value in typed text; absent where none does. */
  public Optional<String> keyword() {
    String before = typedAs.substring(0, typedAs.indexOf(VALUE)).strip();
    return before.isEmpty() ? Optional.empty() : Optional.of(before);
  }

  /** The option as a person types it. */
  public String typed(String value) {
    return typedAs.replace(VALUE, value);
  }

  /**
   * Several options as a person types them; one without a value, or with one in which nothing can
   * be seen, is left out.
   */
  static String typed(List<OptionSpec> options, Map<String, String> values) {
    return options.stream()
        .filter(option -> !TypedText.plain(values.getOrDefault(option.name, "")).isEmpty())
        .map(option -> option.typed(values.getOrDefault(option.name, "").strip()))
        .collect(Collectors.joining(" "));
  }
}
