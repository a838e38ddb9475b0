package bot.klingbalance.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long a file of main may be, and how many of them a package may hold. */
class SourceSizesTest {
  private static final int MOST_LINES = 200;

  /** With its package-info. */
  private static final int MOST_FILES = 21;

  private static final List<Path> SOURCES = sources();

  @Test
  void noFileIsLongerThanTwoHundredLines() {
    assertThat(SOURCES).hasSizeGreaterThan(400);
    assertThat(SOURCES).allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MOST_LINES));
  }

  @Test
  void noPackageHoldsMoreFilesThanOneLookTakesIn() {
    Map<Path, List<String>> files =
        SOURCES.stream()
            .collect(
                groupingBy(
                    Path::getParent,
                    mapping(each -> each.getFileName().toString(), Collectors.toList())));
    assertThat(files).hasSizeGreaterThan(40);
    assertThat(files)
        .allSatisfy((folder, names) -> assertThat(names).hasSizeLessThanOrEqualTo(MOST_FILES));
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return Math.toIntExact(lines.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tests run in the folder of their module; the others lie beside it. */
  private static List<Path> sources() {
    return Stream.of("bot-core", "discord-adapter", "slack-adapter", "config")
        .map(module -> Path.of("..", module, "src", "main", "java"))
        .flatMap(SourceSizesTest::javaBelow)
        .toList();
  }

  private static Stream<Path> javaBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
