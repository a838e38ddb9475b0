package bot.klingbalance.settings;

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
record Key<T>(
    String name,
    Optional<String> variable,
    Kind<T> kind,
    Optional<String> standard,
    String meaning) {
  private static final String LIST = "[]";

  static <T> Key<T> of(String name, Kind<T> kind, String meaning) {
    return new Key<>(name, Optional.empty(), kind, Optional.empty(), meaning);
  }

  Key<T> from(String variableName) {
    return new Key<>(name, Optional.of(variableName), kind, standard, meaning);
  }

  Key<T> otherwise(String text) {
    return new Key<>(name, variable, kind, Optional.of(text), meaning);
  }

  /** A name is given once; to compare the rest too would take each start some milliseconds more. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Key<?> key && key.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  boolean isList() {
    return name.endsWith(LIST);
  }

  /** The name as people know it: {@code watches.channel}. */
  String shownName() {
    return shown(name);
  }

  /** A path without its brackets and what stands between them. */
  static String shown(String path) {
    return path.replaceAll("\\[\\d*]", "");
  }
}
