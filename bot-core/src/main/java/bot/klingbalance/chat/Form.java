package bot.klingbalance.chat;

import java.util.List;
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
   * @param leftEmpty what stands below it of how it may be left empty; absent where it may not
   */
  public record Field(
      String name, Kind kind, String label, String placeholder, Optional<String> leftEmpty) {}
}
