package bot.klingbalance.program.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What searches of the log go by: the README names each event of a line and no other. */
class LogEventsTest {
  private static final List<String> MODULES =
      List.of("bot-core", "discord-adapter", "slack-adapter", "config");

  private static final Pattern EVENT =
      Pattern.compile("addKeyValue\\(\\s*\"event\",\\s*\"(\\w+)\"\\s*\\)");
  private static final Pattern DEPENDENCY =
      Pattern.compile("new DependencyLog\\(\\s*log,\\s*\"(\\w+)\"\\s*\\)");
  private static final Pattern RECOVERY = Pattern.compile("\\.recovery\\(\\)");
  private static final Pattern TROUBLE = Pattern.compile("\\.(?:trouble|refusal)\\(\\)");
  private static final Pattern LISTED = Pattern.compile("`event`\\s+\\(([^)]+)\\)");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void eachEventOfALineStandsInTheReadmeAndNoOther() throws IOException {
    Set<String> logged =
        sources().stream()
            .flatMap(source -> named(EVENT, source))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(logged).isEqualTo(listed());
  }

  @Test
  void eachEventIsWrittenWhereItCanBeFound() throws IOException {
    assertThat(sources())
        .allSatisfy(
            source ->
                assertThat(EVENT.matcher(source).results().count())
                    .as(source)
                    .isEqualTo(source.split("addKeyValue\\(\\s*\"event\"", -1).length - 1L));
  }

  @Test
  void whatRecoversWasInTroubleBefore() throws IOException {
    Set<String> recovered = dependencies(RECOVERY);

    assertThat(recovered).isNotEmpty();
    assertThat(dependencies(TROUBLE)).containsAll(recovered);
  }

  private static Set<String> dependencies(Pattern told) throws IOException {
    return sources().stream()
        .filter(source -> told.matcher(source).find())
        .flatMap(source -> named(DEPENDENCY, source))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> named(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(each -> each.group(1));
  }

  private static Set<String> listed() throws IOException {
    String list =
        LISTED
            .matcher(Files.readString(Path.of("../README.md")))
            .results()
            .map(each -> each.group(1))
            .findFirst()
            .orElseThrow();
    return named(NAME, list).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> sources() throws IOException {
    List<Path> files =
        MODULES.stream()
            .map(module -> Path.of("..", module, "src/main/java"))
            .flatMap(LogEventsTest::filesBelow)
            .toList();
    List<String> sources = new ArrayList<>();
    for (Path each : files) {
      sources.add(Files.readString(each));
    }
    return sources;
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> each.toString().endsWith(".java")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
