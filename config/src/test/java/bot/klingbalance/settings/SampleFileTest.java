package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.FileValues;
import bot.klingbalance.settings.reading.Mistakes;
import bot.klingbalance.settings.reading.WrittenValue;
import bot.klingbalance.settings.reading.YamlDocument;
import bot.klingbalance.testing.FakeProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that people copy says what the bot does. */
public class SampleFileTest {
  public static final Path SAMPLE = Path.of("kling-balance-bot.sample.yaml");

  @TempDir Path directory;

  @Test
  void theSampleAsItIsSetsNothing() throws IOException {
    GivenSettings given = new GivenSettings(directory);

    assertThat(given.yaml(Files.readString(SAMPLE)).settings())
        .isEqualTo(new GivenSettings(directory).yaml("").settings());
  }

  @Test
  void everyLineOfItCanBeSet() throws IOException {
    FakeProxy.authority(directory);

    assertThat(new GivenSettings(directory).yaml(uncommented()).sentences()).isEmpty();
  }

  @Test
  void everyKeyStandsInItWithItsDefault() throws IOException {
    Map<String, List<WrittenValue>> written = written();

    for (SettingKey<?> key : SettingKeys.ALL.stream().filter(key -> !key.isOldName()).toList()) {
      String path = key.name().replaceFirst("\\[]\\.", "[0].");
      assertThat(written).as(key.name()).containsKey(path);
      key.defaultText()
          .ifPresent(
              text ->
                  assertThat(written.get(path))
                      .as(key.name())
                      .extracting(WrittenValue::text)
                      .containsExactly(text));
    }
  }

  @Test
  void everyVariableStandsBehindItsKey() throws IOException {
    String sample = Files.readString(SAMPLE);

    for (SettingKey<?> key : SettingKeys.ALL) {
      String last = key.shownName().substring(key.shownName().lastIndexOf('.') + 1);
      key.variable()
          .ifPresent(
              variable ->
                  assertThat(sample)
                      .containsPattern("(?m)^# +%s: .* # %s$".formatted(last, variable)));
    }
    assertThat(sample).contains(SettingKeys.FILE_VARIABLE);
  }

  private static Map<String, List<WrittenValue>> written() throws IOException {
    Mistakes mistakes = new Mistakes();
    return new YamlDocument("sample", mistakes)
        .root(uncommented())
        .map(root -> new FileValues("sample", mistakes).of(root))
        .orElseThrow();
  }

  /**
   * As somebody would have it who takes the first # from every line that does not explain. The
   * first line is for editors.
   */
  public static String uncommented() throws IOException {
    return Files.readAllLines(SAMPLE).stream()
        .skip(1)
        .map(line -> line.startsWith("##") ? line : line.replaceFirst("^#", ""))
        .collect(Collectors.joining("\n"));
  }
}
