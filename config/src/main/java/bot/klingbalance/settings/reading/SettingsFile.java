package bot.klingbalance.settings.reading;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file holds the settings, and what stands in it. */
public final class SettingsFile {
  public static final String STANDARD_NAME = "kling-balance-bot.yaml";

  private static final int MOST_BYTES = 256 * 1024;
  private static final String READABLE = "a readable YAML file of at most 256 KiB";

  private final Path directory;
  private final Mistakes mistakes;

  /** Looks in {@code directory}, where relative names start too. */
  SettingsFile(Path directory, Mistakes mistakes) {
    this.directory = directory;
    this.mistakes = mistakes;
  }

  /**
   * The values of the file, by path. Without a name the standard file is read where there is one.
   *
   * @param named what {@code --settings} said
   * @param variable what the environment said
   */
  Map<String, List<WrittenValue>> read(Optional<Path> named, Optional<WrittenValue> variable) {
    if (named.isPresent()) {
      String name = named.get().toString();
      return read(name, new Place("--settings", 0), '"' + name + '"');
    }
    if (variable.isPresent()) {
      return read(variable.get().text(), Place.ENVIRONMENT, variable.get().key());
    }
    return Files.exists(directory.resolve(STANDARD_NAME), LinkOption.NOFOLLOW_LINKS)
        ? read(STANDARD_NAME, new Place("working directory", 0), STANDARD_NAME)
        : Map.of();
  }

  /** Where that file is, or would be. */
  Path place(Optional<Path> named, Optional<WrittenValue> variable) {
    return named
        .or(() -> variable.map(WrittenValue::text).map(Path::of))
        .map(directory::resolve)
        .orElseGet(() -> directory.resolve(STANDARD_NAME));
  }

  private Map<String, List<WrittenValue>> read(String name, Place namedAt, String key) {
    return TextFile.read(directory, name, MOST_BYTES)
        .match(
            read -> values(name, read.text()),
            unreadable -> {
              mistakes.unfit(namedAt, key, unreadable.found(), READABLE);
              return Map.of();
            });
  }

  /** The values of {@code text}, by path; mistakes in it are told under {@code name}. */
  Map<String, List<WrittenValue>> values(String name, String text) {
    return new YamlDocument(name, mistakes)
        .root(text)
        .map(root -> new FileValues(name, mistakes).of(root))
        .orElse(Map.of());
  }
}
