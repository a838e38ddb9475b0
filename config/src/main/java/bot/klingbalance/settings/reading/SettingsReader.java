package bot.klingbalance.settings.reading;

import bot.klingbalance.http.network.ExtraAuthorities;
import bot.klingbalance.http.network.ProxyVariables;
import bot.klingbalance.settings.key.ConnectionKeys;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the settings. Immutable; it looks at nothing but what it is given and the files that this
 * names.
 */
public final class SettingsReader {
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Clock clock;

  /**
   * A reader for one process.
   *
   * @param environment its variables
   * @param workingDirectory where relative names of files start
   * @param clock tells which days are still to come
   */
  public SettingsReader(Map<String, String> environment, Path workingDirectory, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
    this.clock = clock;
  }

  /**
   * The settings, or everything that is wrong with them.
   *
   * @param named the file that the command line names; else the environment names one, or it is
   *     {@code kling-balance-bot.yaml} in the working directory, where there is one
   */
  public SettingsResult read(Optional<Path> named) {
    Mistakes mistakes = new Mistakes();
    EnvironmentVariables variables =
        new EnvironmentVariables(environment, workingDirectory, mistakes);
    SettingsFile file = new SettingsFile(workingDirectory, mistakes);
    return reading(
        file.read(named, variables.variable(SettingKeys.FILE_VARIABLE)), variables, mistakes);
  }

  /**
   * What the files look like that {@link #read(Optional)} would read now. Reads them; for names
   * that have been read before.
   */
  public Fingerprint fingerprint(Optional<Path> named) {
    EnvironmentVariables variables =
        new EnvironmentVariables(environment, workingDirectory, new Mistakes());
    return Fingerprint.of(place(named), variables.secretFiles());
  }

  /**
   * The files that hold secrets: those that hold nothing else, and the settings file where there is
   * a secret in it. For names that have been read before.
   */
  public List<Path> secretFiles(Optional<Path> named) {
    Mistakes mistakes = new Mistakes();
    EnvironmentVariables variables =
        new EnvironmentVariables(environment, workingDirectory, mistakes);
    Map<String, List<WrittenValue>> inFile =
        new SettingsFile(workingDirectory, mistakes)
            .read(named, variables.variable(SettingKeys.FILE_VARIABLE));
    boolean isSecret =
        SettingKeys.ALL.stream()
            .filter(key -> key.type().secret())
            .flatMap(key -> inFile.getOrDefault(key.name(), List.of()).stream())
            .anyMatch(SettingsReader::isSecret);
    return Stream.concat(
            isSecret ? Stream.of(place(named)) : Stream.empty(), variables.secretFiles().stream())
        .toList();
  }

  /** The address of a database is one only where it has a password in it. */
  private static boolean isSecret(WrittenValue written) {
    return !written.text().startsWith("jdbc:") || written.text().contains("password");
  }

  /** Where the settings file is, or would be: a name that has been read before. */
  public Path place(Optional<Path> named) {
    Mistakes mistakes = new Mistakes();
    EnvironmentVariables variables =
        new EnvironmentVariables(environment, workingDirectory, mistakes);
    return new SettingsFile(workingDirectory, mistakes)
        .place(named, variables.variable(SettingKeys.FILE_VARIABLE));
  }

  /** The settings that {@code text} says, in the place of a file. */
  public SettingsResult read(String text) {
    Mistakes mistakes = new Mistakes();
    EnvironmentVariables variables =
        new EnvironmentVariables(environment, workingDirectory, mistakes);
    SettingsFile file = new SettingsFile(workingDirectory, mistakes);
    return reading(file.values("settings", text), variables, mistakes);
  }

  private SettingsResult reading(
      Map<String, List<WrittenValue>> inFile, EnvironmentVariables variables, Mistakes mistakes) {
    Map<String, List<WrittenValue>> inEnvironment = variables.read();
    LoadedSettings loaded = LoadedSettings.of(inFile, inEnvironment, mistakes);
    new ConsistencyCheck(inFile, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), mistakes)
        .meetMistakes();
    new NetworkCheck(workingDirectory, mistakes)
        .meetMistakes(environment, List.of(inEnvironment, inFile));
    List<SettingsMistake> met = mistakes.inOrder();
    return met.isEmpty() ? new Valid(loaded) : new Invalid(met, loaded);
  }

  /** What is wrong with the way out: the variables of proxies, and the file of authorities. */
  private record NetworkCheck(Path directory, Mistakes mistakes) {
    /** A bundle of all authorities of the world has a quarter of it. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final String AUTHORITIES = "a PEM file with certificates, of at most 1 MiB";

    /**
     * Meets them.
     *
     * @param written the values of the settings, by the name of the key: what wins first
     */
    void meetMistakes(
        Map<String, String> environment, List<Map<String, List<WrittenValue>>> written) {
      // What stands in such a variable may be a password.
      new ProxyVariables(environment, Map.of())
          .unfit()
          .forEach(
              name ->
                  mistakes.unfit(Place.ENVIRONMENT, name, "no such address", ProxyVariables.FITS));
      written.stream()
          .flatMap(
              each -> each.getOrDefault(ConnectionKeys.TLS_EXTRA_CA.name(), List.of()).stream())
          .findFirst()
          .ifPresent(this::meetMistake);
    }

    private void meetMistake(WrittenValue file) {
      found(file.text())
          .ifPresent(found -> mistakes.unfit(file.place(), file.key(), found, AUTHORITIES));
    }

    private Optional<String> found(String name) {
      return TextFile.read(directory, name, MOST_BYTES)
          .match(
              read ->
                  ExtraAuthorities.ofPem(read.text()).isPresent()
                      ? Optional.empty()
                      : Optional.of("a file without a certificate that can be read"),
              unreadable -> Optional.of(unreadable.found()));
    }
  }
}
