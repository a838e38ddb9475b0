package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.key.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The settings with what was written for each key, so that a reload can take some keys from here
 * and the others from there. Immutable; what was written may be a secret and is never printed.
 */
public final class LoadedSettings {
  private final Map<String, List<WrittenValue>> file;
  private final Map<String, List<WrittenValue>> environment;
  private final Settings settings;

  private LoadedSettings(
      Map<String, List<WrittenValue>> file,
      Map<String, List<WrittenValue>> environment,
      Settings settings) {
    this.file = file;
    this.environment = environment;
    this.settings = settings;
  }

  /**
   * The settings that both say; where there was a mistake, not to be run by.
   *
   * @param file by the path of the key, as {@code environment}
   */
  static LoadedSettings of(
      Map<String, List<WrittenValue>> file,
      Map<String, List<WrittenValue>> environment,
      Mistakes mistakes) {
    Settings settings = new SettingsBuilder(new KeyValues(file, environment, mistakes)).settings();
    return new LoadedSettings(file, environment, settings);
  }

  public Settings settings() {
    return settings;
  }

  /**
   * What was written for each key, by its path; what the environment says comes first. Secrets are
   * among it.
   */
  public Map<String, List<WrittenValue>> written() {
    Map<String, List<WrittenValue>> all = new TreeMap<>();
    Stream.of(environment, file)
        .forEach(
            source ->
                source.forEach(
                    (path, values) ->
                        all.computeIfAbsent(path, any -> new ArrayList<>()).addAll(values)));
    return all;
  }

  /** A key as mistakes name it: with where it was written, and by the name that it has there. */
  public String placed(String key) {
    return Stream.of(environment, file)
        .flatMap(source -> source.getOrDefault(key, List.of()).stream())
        .findFirst()
        .map(WrittenValue::toString)
        .orElse(key);
  }

  /** The keys that are set, in the file or the environment; groups of a list by the list's name. */
  public List<String> keys() {
    return Stream.concat(file.keySet().stream(), environment.keySet().stream())
        .map(SettingsPart::nameOf)
        .distinct()
        .sorted()
        .toList();
  }

  /** These settings, with {@code newer} for every key that takes effect while the bot runs. */
  public LoadedSettings adopting(LoadedSettings newer) {
    return taking(part -> SettingsPart.of(part).effect() == Effect.LIVE, newer);
  }

  /** Whether {@code newer} alone for the keys of {@code part} would make other settings. */
  boolean differs(SettingsPart part, LoadedSettings newer) {
    return !taking(part.name()::equals, newer).settings.equals(settings);
  }

  private LoadedSettings taking(Predicate<String> parts, LoadedSettings newer) {
    Predicate<String> taken = path -> parts.test(SettingsPart.nameOf(path));
    // Each of both is free of mistakes, and a mixture of them is not for people to mend.
    return of(
        mixed(file, newer.file, taken),
        mixed(environment, newer.environment, taken),
        new Mistakes());
  }

  private static <T> Map<String, T> mixed(
      Map<String, T> kept, Map<String, T> newer, Predicate<String> taken) {
    Map<String, T> mixed = new LinkedHashMap<>();
    kept.forEach((path, value) -> putIf(taken.negate(), mixed, path, value));
    newer.forEach((path, value) -> putIf(taken, mixed, path, value));
    return mixed;
  }

  private static <T> void putIf(
      Predicate<String> wanted, Map<String, T> values, String path, T value) {
    if (wanted.test(path)) {
      values.put(path, value);
    }
  }
}
