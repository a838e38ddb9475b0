package bot.klingbalance.command.watch;

import bot.klingbalance.command.watch.WatchRequest.Mistake;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /kling-watch add} as a chat with fields asks for it, each as a person typed it; a blank
 * field is as if it were not there.
 */
public record WatchForm(Map<Field, String> typed) {
  /** What stands for every account that may be shown. */
  public static final String ALL = "all";

  public WatchForm {
    typed = Map.copyOf(typed);
  }

  /**
   * Whether a form answers what stands behind the command: {@code add} and nothing else. A chat
   * with forms asks before it brings that to the dispatcher.
   */
  public static boolean isWantedBy(String text) {
    return new WatchParser(text).areAddAlone();
  }

  /** What can be filled in, in the order in which it is typed. */
  public enum Field {
    /** Which accounts: {@code all}, or addresses. */
    ACCOUNTS(""),
    /** How low is low. */
    BELOW("below "),
    /** At what time of day. */
    AT("at "),
    /** In which time zone. */
    IN("in ");

    private final String keyword;

    Field(String keyword) {
      this.keyword = keyword;
    }
  }

  /** What stands behind the command when the same is typed. */
  public String text() {
    return typed.keySet().stream()
        .sorted()
        .filter(field -> !typed(field).isEmpty())
        .map(field -> " " + field.keyword + typed(field))
        .collect(Collectors.joining("", "add", ""));
  }

  /** What cannot be done as it was typed, by field; empty when the form can be sent off. */
  public Map<Field, Mistake> mistakes() {
    Map<Field, Mistake> mistakes = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String alone =
          field == Field.ACCOUNTS
              ? "add " + typed(field)
              : typed(field).isEmpty()
                  ? "add " + ALL
                  : "add all %s%s".formatted(field.keyword, typed(field));
      if (WatchRequest.parse(alone) instanceof Mistake mistake) {
        mistakes.put(field, mistake);
      }
    }
    return mistakes;
  }

  private String typed(Field field) {
    return typed.getOrDefault(field, "").strip();
  }
}
