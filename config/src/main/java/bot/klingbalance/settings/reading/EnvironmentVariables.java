package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of the environment that set something, and the files that hold secrets. */
final class EnvironmentVariables {
  private static final String FILE = "_FILE";
  private static final int MOST_SECRET_BYTES = 8 * 1024;
  private static final String READABLE = "a readable file with the secret in it, of at most 8 KiB";

  private final Map<String, String> variables;
  private final Path directory;
  private final Mistakes mistakes;

  /** Relative names of files start at {@code directory}. */
  EnvironmentVariables(Map<String, String> variables, Path directory, Mistakes mistakes) {
    this.variables = variables;
    this.directory = directory;
    this.mistakes = mistakes;
  }

  /** What is set, by the name of the key. */
  Map<String, List<WrittenValue>> read() {
    Map<String, List<WrittenValue>> read = new LinkedHashMap<>();
    for (SettingKey<?> key : SettingKeys.ALL) {
      List<WrittenValue> values =
          key.variable().map(variable -> values(key, variable)).orElse(List.of());
      if (!values.isEmpty()) {
        read.put(key.name(), values);
      }
    }
    return read;
  }

  /** The files that hold a secret each. */
  List<Path> secretFiles() {
    return SettingKeys.ALL.stream()
        .filter(key -> key.type().secret())
        .flatMap(key -> key.variable().stream())
        .flatMap(variable -> variable(variable + FILE).stream())
        .map(file -> directory.resolve(file.text()))
        .toList();
  }

  /** A variable that is set to more than blanks. */
  Optional<WrittenValue> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> written(name, text));
  }

  private List<WrittenValue> values(SettingKey<?> key, String variable) {
    Optional<WrittenValue> direct = variable(variable);
    if (key.type().secret()) {
      return secret(variable, direct).stream().toList();
    }
    return direct.stream()
        .flatMap(value -> key.isList() ? elements(value) : Stream.of(value))
        .toList();
  }

  private static Stream<WrittenValue> elements(WrittenValue list) {
    return Stream.of(list.text().split(",", -1))
        .filter(text -> !text.isBlank())
        .map(text -> written(list.key(), text));
  }

  private Optional<WrittenValue> secret(String variable, Optional<WrittenValue> direct) {
    Optional<WrittenValue> file = variable(variable + FILE);
    if (file.isEmpty()) {
      return direct;
    }
    if (direct.isPresent()) {
      mistakes.add(
          Place.ENVIRONMENT, variable + FILE, "set beside " + variable, "set only one of the two");
      return direct;
    }
    return content(file.get());
  }

  private Optional<WrittenValue> content(WrittenValue file) {
    return TextFile.read(directory, file.text(), MOST_SECRET_BYTES)
        .match(
            read ->
                read.text().isBlank()
                    ? unfit(file, "an empty file")
                    : Optional.of(written(file.key(), read.text())),
            unreadable -> unfit(file, unreadable.found()));
  }

  private Optional<WrittenValue> unfit(WrittenValue file, String found) {
    mistakes.unfit(file.place(), file.key(), found, READABLE);
    return Optional.empty();
  }

  private static WrittenValue written(String variable, String text) {
    return new WrittenValue(Place.ENVIRONMENT, variable, text);
  }
}
