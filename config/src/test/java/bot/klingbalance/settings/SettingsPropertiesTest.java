package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever stands in the file and in the environment: no exception, and no secret told. */
class SettingsPropertiesTest {
  static final List<String> TOKENS =
      List.of(
          "user:1234-tOkEn567890abcdefgh",
          "xoxb-tOkEn5678-90123",
          "xapp-1-tOkEn5678-90123",
          "MTAwMDAwtOkEnMDAwMDAwMDAw.abc",
          "0123456789tOkEn789abcdef01234567");
  private static final List<String> PIECES =
      List.of(
          "useapi",
          "slack",
          "discord",
          "token",
          "port",
          "bot_token",
          "base_url",
          "watches",
          "clips",
          "warn",
          "accounts",
          "show",
          "health",
          "ping_url",
          ": ",
          ":",
          "\n",
          "\n  ",
          "\n    ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "\"",
          "'",
          "#",
          " #",
          "&a ",
          "*a",
          "!",
          "!!str ",
          "|",
          ">",
          "~",
          "?",
          "%",
          "@",
          "\t",
          "\0",
          "\r",
          "\u2028",
          "\uFEFF",
          "…",
          "💥",
          "0",
          "-1",
          "1e9",
          "09:00",
          "https://",
          "http://",
          "user:pw@",
          "?x=",
          "---\n",
          "<<");

  private static final Path DIRECTORY = newDirectory();

  @AfterContainer
  static void removeDirectory() throws IOException {
    try (var files = Files.list(DIRECTORY)) {
      files.forEach(SettingsPropertiesTest::delete);
    }
    Files.delete(DIRECTORY);
  }

  @Property(tries = 3000)
  void aFileOfPiecesOfYaml(@ForAll("yaml") String text) {
    assertHarmless(new GivenSettings(DIRECTORY).yaml(text));
  }

  @Property(tries = 1000)
  void aFileOfAnyText(@ForAll String text) {
    assertHarmless(new GivenSettings(DIRECTORY).yaml(text));
  }

  @Property(tries = 1000)
  void anySingleValue(@ForAll("keys") SettingKey<?> key, @ForAll("yaml") String text) {
    String quoted = "'" + text.replace("'", "''").replaceAll("[\\r\\n\\u2028]", " ") + "'";
    String path = key.name().replace("[]", "");
    String yaml =
        path.replace(".", ": {") + ": " + quoted + "}".repeat(path.split("\\.", -1).length - 1);
    if (key.name().contains("[].")) {
      yaml = yaml.replaceFirst(": ", ": [") + "]";
    }
    assertHarmless(new GivenSettings(DIRECTORY).yaml(yaml));
  }

  @Property(tries = 1000)
  void anyVariable(@ForAll("variables") String name, @ForAll("yaml") String value) {
    assertHarmless(new GivenSettings(DIRECTORY).yaml("").variable(name, value));
  }

  @Provide
  Arbitrary<String> yaml() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(PIECES)),
            Tuple.of(2, Arbitraries.of(TOKENS)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<SettingKey<?>> keys() {
    return Arbitraries.of(SettingKeys.ALL);
  }

  @Provide
  Arbitrary<String> variables() {
    return Arbitraries.of(
        SettingKeys.ALL.stream()
            .flatMap(key -> key.variable().stream())
            .flatMap(name -> List.of(name, name + "_FILE").stream())
            .toList());
  }

  private static void assertHarmless(GivenSettings given) {
    assertThat(given.sentences())
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("tOkEn", "\n", "null"));
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("settings-properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
