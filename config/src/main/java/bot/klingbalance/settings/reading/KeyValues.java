package bot.klingbalance.settings.reading;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the file and the environment say about each key: the environment wins, and what neither says
 * is at its default. A value that does not fit is met as a mistake even where another one wins.
 */
final class KeyValues {
  private final Map<String, List<WrittenValue>> file;
  private final Map<String, List<WrittenValue>> environment;
  private final Mistakes mistakes;

  /** Both maps hold what is written, by the path of the key. */
  KeyValues(
      Map<String, List<WrittenValue>> file,
      Map<String, List<WrittenValue>> environment,
      Mistakes mistakes) {
    this.file = file;
    this.environment = environment;
    this.mistakes = mistakes;
  }

  <T> Optional<T> find(SettingKey<T> key) {
    return all(key).stream().findFirst();
  }

  /** A secret that knows what it was set by. */
  Optional<Secret> secret(SettingKey<Secret> key) {
    return find(key)
        .map(secret -> written(key).map(each -> secret.setBy(each.key())).orElse(secret));
  }

  /** For a key that has a default. */
  <T> T value(SettingKey<T> key) {
    return find(key).or(() -> defaults(key).findFirst()).orElseThrow();
  }

  /** The elements of a list; the default ones where none is set. */
  <T> List<T> all(SettingKey<T> key) {
    List<T> inFile = read(file, key.name(), key.type());
    List<T> inEnvironment = read(environment, key.name(), key.type());
    if (environment.containsKey(key.name())) {
      return inEnvironment;
    }
    return file.containsKey(key.name()) ? inFile : defaults(key).toList();
  }

  /** Where somebody wrote a value for {@code key}, fitting or not. */
  Optional<WrittenValue> written(SettingKey<?> key) {
    return Stream.of(environment, file)
        .flatMap(source -> source.getOrDefault(key.name(), List.of()).stream())
        .findFirst();
  }

  /** The groups of a list, such as {@code watches}. */
  List<Row> rows(String list) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; file.containsKey("%s[%d]".formatted(list, i)); i++) {
      String path = "%s[%d]".formatted(list, i);
      file.getOrDefault(path, List.of()).forEach(head -> rows.add(new Row(path + ".", head)));
    }
    return rows;
  }

  /** A value that nobody set although another one needs it. */
  void missing(WrittenValue beside, String key, String fits) {
    mistakes.unfit(beside.place(), key, "missing", fits);
  }

  private <T> List<T> read(Map<String, List<WrittenValue>> source, String path, ValueType<T> type) {
    List<T> fitting = new ArrayList<>();
    for (WrittenValue written : source.getOrDefault(path, List.of())) {
      type.read(written.text()).ifPresentOrElse(fitting::add, () -> mistakes.unfit(written, type));
    }
    return fitting;
  }

  private static <T> Stream<T> defaults(SettingKey<T> key) {
    return key.defaultText().flatMap(key.type()::read).stream();
  }

  /** One group of a list in the file. */
  final class Row {
    private final String prefix;
    private final WrittenValue head;

    private Row(String prefix, WrittenValue head) {
      this.prefix = prefix;
      this.head = head;
    }

    <T> Optional<T> find(SettingKey<T> key) {
      return all(key).stream().findFirst();
    }

    <T> T value(SettingKey<T> key) {
      return find(key).or(() -> defaults(key).findFirst()).orElseThrow();
    }

    /** A value that has to be set; a mistake where it is not. */
    <T> Optional<T> required(SettingKey<T> key) {
      return allRequired(key).stream().findFirst();
    }

    <T> List<T> allRequired(SettingKey<T> key) {
      if (!file.containsKey(path(key))) {
        missing(head, key.shownName(), key.type().fits());
      }
      return all(key);
    }

    /** Meets a mistake where one of two is set without the other. */
    void together(SettingKey<?> one, SettingKey<?> other) {
      boolean isOneSet = file.containsKey(path(one));
      if (isOneSet != file.containsKey(path(other))) {
        SettingKey<?> set = isOneSet ? one : other;
        SettingKey<?> unset = isOneSet ? other : one;
        missing(
            file.getOrDefault(path(set), List.of()).stream().findFirst().orElse(head),
            unset.shownName(),
            "set beside " + set.shownName());
      }
    }

    /**
     * Meets a mistake for each value that fits its key and is not one of those wanted here.
     *
     * @param fits what would be wanted: a noun with its article
     */
    <T> void only(SettingKey<T> key, Predicate<T> wanted, String fits) {
      for (WrittenValue written : file.getOrDefault(path(key), List.of())) {
        key.type()
            .read(written.text())
            .filter(wanted.negate())
            .ifPresent(
                unwanted ->
                    mistakes.unfit(
                        written.place(), written.key(), key.type().shown(written.text()), fits));
      }
    }

    /** The elements of a list; none where none is set. */
    <T> List<T> all(SettingKey<T> key) {
      return read(file, path(key), key.type());
    }

    private String path(SettingKey<?> key) {
      return prefix + key.name().substring(key.name().indexOf('.') + 1);
    }
  }
}
