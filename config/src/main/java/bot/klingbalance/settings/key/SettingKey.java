package bot.klingbalance.settings.key;

import java.util.Optional;

/**
 * A key of the settings.
 *
 * @param name its path in the file. {@code []} stands behind a list: of values, as in {@code
 *     discord.guilds[]}, or of groups, as in {@code watches[].channel}
 * @param type what fits; for a list, what fits each element
 * @param effect the same for all keys of a list of groups
 * @param meaning what it sets, in one line
 */
public record SettingKey<T>(
    String name, ValueType<T> type, Effect effect, Source source, String meaning) {
  private static final String LIST = "[]";

  /** A key whose changed value a running bot takes over. */
  static <T> SettingKey<T> live(String name, ValueType<T> type, String meaning) {
    return new SettingKey<>(name, type, Effect.LIVE, Source.FILE, meaning);
  }

  /** A key that is read at the start, and not again. */
  static <T> SettingKey<T> atRestart(String name, ValueType<T> type, String meaning) {
    return new SettingKey<>(name, type, Effect.AT_RESTART, Source.FILE, meaning);
  }

  SettingKey<T> from(String variable) {
    return with(new Source(Optional.of(variable), source.defaultText(), source.presence()));
  }

  SettingKey<T> defaultsTo(String text) {
    return with(new Source(source.variable(), Optional.of(text), source.presence()));
  }

  SettingKey<T> is(Presence presence) {
    return with(new Source(source.variable(), source.defaultText(), presence));
  }

  private SettingKey<T> with(Source other) {
    return new SettingKey<>(name, type, effect, other, meaning);
  }

  /**
   * The environment variable that wins over the file; a list is separated by commas there, and a
   * secret may also come from the file that the variable with {@code _FILE} names.
   */
  public Optional<String> variable() {
    return source.variable();
  }

  /** What holds where nothing is set, as it would be written. */
  public Optional<String> defaultText() {
    return source.defaultText();
  }

  boolean isRequired() {
    return source.presence() == Presence.REQUIRED;
  }

  /** Whether it is a list that says something when it has no element. */
  boolean mayBeEmpty() {
    return switch (source.presence()) {
      case OPTIONAL, OLD_NAME -> true;
      case NOT_EMPTY, REQUIRED -> false;
    };
  }

  /** Whether it is read for the sake of files that were written for an older version. */
  public boolean isOldName() {
    return source.presence() == Presence.OLD_NAME;
  }

  public boolean isList() {
    return name.endsWith(LIST);
  }

  /** The name as people know it: {@code watches.channel}. */
  public String shownName() {
    return shown(name);
  }

  /** A path without its brackets and what stands between them. */
  public static String shown(String path) {
    return path.replaceAll("\\[\\d*]", "");
  }

  /** Where its value comes from when it is not in the file, and whether it has to be there. */
  record Source(Optional<String> variable, Optional<String> defaultText, Presence presence) {
    static final Source FILE = new Source(Optional.empty(), Optional.empty(), Presence.OPTIONAL);
  }
}
