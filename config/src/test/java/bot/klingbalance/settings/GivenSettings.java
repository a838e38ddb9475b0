package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsFile;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A working directory and an environment to read settings from. */
public final class GivenSettings {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneOffset.UTC);

  public final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();

  public GivenSettings(Path directory) {
    this.directory = directory;
  }

  public GivenSettings yaml(String text) {
    return file(SettingsFile.STANDARD_NAME, text);
  }

  public GivenSettings file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A new file each time: ext4 flushes one that is emptied and written again, which takes 3 ms. */
  public GivenSettings file(String name, byte[] bytes) {
    try {
      Files.deleteIfExists(directory.resolve(name));
      Files.write(directory.resolve(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public GivenSettings variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public SettingsResult reading() {
    return new SettingsReader(environment, directory, CLOCK).read(Optional.empty());
  }

  public SettingsResult reading(String named) {
    return new SettingsReader(environment, directory, CLOCK).read(Optional.of(Path.of(named)));
  }

  /** The settings; what the bot reads, its schema has to let pass. */
  public Settings settings() {
    Settings settings = settings(reading());
    Path file = directory.resolve(SettingsFile.STANDARD_NAME);
    if (Files.exists(file)) {
      assertThat(SchemaCheck.objectionsTo(text(file))).isEmpty();
    }
    return settings;
  }

  public List<String> sentences() {
    return sentences(reading());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Settings settings(SettingsResult reading) {
    return loaded(reading).settings();
  }

  public static LoadedSettings loaded(SettingsResult reading) {
    return reading.match(
        Valid::loaded,
        invalid -> {
          throw new AssertionError("mistakes: " + invalid.sentences());
        });
  }

  public static List<String> sentences(SettingsResult reading) {
    return reading.match(valid -> List.of(), Invalid::sentences);
  }
}
