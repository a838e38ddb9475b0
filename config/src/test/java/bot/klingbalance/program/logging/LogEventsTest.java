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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What searches of the log go by: the README names each event of a line and no other. */
class LogEventsTest {
  private static final List<String> MODULES =
      List.of("bot-core", "discord-adapter", "slack-adapter", "config");

  /** One, or two of which a condition chooses. */
  private static final Pattern EVENT =
      Pattern.compile(
          "addKeyValue\\(\\s*\"event\",\\s*(?:\\w+\\s*\\?\\s*\"(\\w+)\"\\s*:\\s*)?\"(\\w+)\"\\s*\\)");

  private static final Pattern DEPENDENCY =
      Pattern.compile("\\s*\\.addKeyValue\\(\\s*\"dependency\",\\s*([^)]+)\\)");
  private static final Pattern LISTED = Pattern.compile("`event`\\s+\\(([^)]+)\\)");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void eachEventOfALineStandsInTheReadmeAndNoOther() throws IOException {
    Set<String> logged = new TreeSet<>();
    for (String source : sources()) {
      EVENT.matcher(source).results().forEach(each -> logged.addAll(names(each)));
    }

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
    Set<String> recovered = dependencies("recovery");

    assertThat(recovered).isNotEmpty();
    assertThat(dependencies("trouble")).containsAll(recovered);
  }

  private static Set<String> dependencies(String event) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String source : sources()) {
      EVENT
          .matcher(source)
          .results()
          .filter(each -> names(each).contains(event))
          .map(each -> DEPENDENCY.matcher(source).region(each.end(), source.length()))
          .filter(each -> each.lookingAt())
          .forEach(each -> found.add(each.group(1)));
    }
    return found;
  }

  private static List<String> names(MatchResult event) {
    return event.group(1) == null
        ? List.of(event.group(2))
        : List.of(event.group(1), event.group(2));
  }

  private static Set<String> listed() throws IOException {
    String list =
        LISTED
            .matcher(Files.readString(Path.of("../README.md")))
            .results()
            .map(each -> each.group(1))
            .findFirst()
            .orElseThrow();
    return NAME.matcher(list)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
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
