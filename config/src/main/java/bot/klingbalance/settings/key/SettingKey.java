package bot.klingbalance.settings.key;

import java.util.Optional;

/**
 * A key of the settings.
 *
 * @param name its path in the file. {@code []} stands behind a list: of values, as in {@code
 *     discord.guilds[]}, or of groups, as in {@code watches[].channel}
 * @param variable the environment variable that wins over the file; a list is separated by commas
 *     there, and a secret may also come from the file that the variable with {@code _FILE} names
 * @param kind what fits; for a list, what fits each element
 * @param standard what holds where nothing is set, as it would be written
 * @param meaning what it sets, in one line
 */
public record SettingKey<T>(
    String name,
    Optional<String> variable,
    ValueType<T> kind,
    Optional<String> standard,
    String meaning) {
  private static final String LIST = "[]";

  static <T> SettingKey<T> of(String name, ValueType<T> kind, String meaning) {
    return new SettingKey<>(name, Optional.empty(), kind, Optional.empty(), meaning);
  }

  SettingKey<T> from(String variableName) {
    return new SettingKey<>(name, Optional.of(variableName), kind, standard, meaning);
  }

  SettingKey<T> otherwise(String text) {
    return new SettingKey<>(name, variable, kind, Optional.of(text), meaning);
  }

  /** A name is given once; to compare the rest too would take each start some milliseconds more. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SettingKey<?> key && key.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
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
}
