package bot.klingbalance.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields in which a person fills in a subcommand, in a chat that has forms.
 *
 * @param command the command whose subcommand it is, such as {@code kling-watch}
 * @param subcommand such as {@code add}
 * @param title what stands over it
 * @param submit what stands on the button that sends it off
 * @param fields named as the options of the subcommand
 */
public record Form(
    String command, String subcommand, String title, String submit, List<Field> fields) {
  public Form {
    fields = List.copyOf(fields);
  }

  /** The same with these values in its fields, by their names; what is left out stays. */
  public Form filledWith(Map<String, String> values) {
    return new Form(
        command,
        subcommand,
        title,
        submit,
        fields.stream()
            .map(field -> field.filledWith(values.getOrDefault(field.name(), field.filled())))
            .toList());
  }

  /** How a field is filled in. */
  public enum Kind {
    TEXT,
    /** {@code all}, or addresses of those accounts that may be shown. */
    ACCOUNTS,
    TIME_OF_DAY,
    TIME_ZONE
  }

  /**
   * One field.
   *
   * @param label what stands over it
   * @param placeholder what stands in it while it is empty and typed into
   * @param meaning what stands below it, where the chat has room; may be empty
   * @param leftEmpty what stands behind that of how it may be left empty; absent where it may not
   * @param filled what stands in it from the first; may be empty
   */
  public record Field(
      String name,
      Kind kind,
      String label,
      String placeholder,
      String meaning,
      Optional<String> leftEmpty,
      String filled) {
    /** One that is empty. */
    public Field(
        String name,
        Kind kind,
        String label,
        String placeholder,
        String meaning,
        Optional<String> leftEmpty) {
      this(name, kind, label, placeholder, meaning, leftEmpty, "");
    }

    /** The same with this in it. */
    public Field filledWith(String value) {
      return new Field(name, kind, label, placeholder, meaning, leftEmpty, value);
    }

    /** All that stands below it. */
    public String hint() {
      return (meaning + " " + leftEmpty.orElse("")).strip();
    }
  }
}
