package bot.klingbalance.program;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.FilePermissions;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the settings for a subcommand, and says what is wrong with them. */
public final class SettingsSource {
  private final ProcessContext context;

  public SettingsSource(ProcessContext context) {
    this.context = context;
  }

  /** The settings; nothing when they have mistakes, all of which have been told then. */
  public Optional<Settings> read(Optional<Path> named) {
    return load(named).map(LoadedSettings::settings);
  }

  /** The same, in the form in which a {@link #follower} needs them. */
  public Optional<LoadedSettings> load(Optional<Path> named) {
    return result(named)
        .match(
            valid -> Optional.of(valid.loaded()),
            invalid -> {
              invalid.sentences().forEach(errors()::println);
              return Optional.empty();
            });
  }

  /** What comes of reading them; nothing is told. */
  public SettingsResult result(Optional<Path> named) {
    return reader().read(named);
  }

  /** The token for useapi.net; nothing when it is not set, which has been told then. */
  public Optional<Secret> token(Settings settings) {
    Optional<Secret> token = settings.useApi().token();
    if (token.isEmpty()) {
      errors()
          .println(
              "useapi.token is not set. Put the API token of useapi.net (user:1234-…) into"
                  + " USEAPI_TOKEN, or name a file that holds it in USEAPI_TOKEN_FILE.");
    }
    return token;
  }

  /** Looks for changes of what {@link #load} has read. */
  public SettingsFollower follower(
      Optional<Path> named, LoadedSettings atStart, Consumer<Settings> adopt) {
    return new SettingsFollower(reader(), named, atStart, adopt);
  }

  /** What {@link #read} reads, as people call it. */
  public String name(Optional<Path> named) {
    Path file = reader().place(named);
    return named.isPresent() || Files.exists(file)
        ? named.map(Path::toString).orElse(file.toString())
        : "The environment";
  }

  /** A sentence for each file with secrets that every user of the machine can read. */
  public List<String> openFiles(Optional<Path> named) {
    FilePermissions permissions = FilePermissions.ofThisProcess();
    return reader().secretFiles(named).stream()
        .flatMap(file -> permissions.objectionTo(List.of(file)).stream())
        .toList();
  }

  private SettingsReader reader() {
    return new SettingsReader(context.environment(), context.workingDirectory(), context.clock());
  }

  private PrintWriter errors() {
    return context.errors();
  }
}
