package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The changelog tells of the version that is built, and each released one left its database. */
class ChangelogTest {
  private static final Path CHANGELOG = Path.of("../.github/CHANGELOG.md");
  private static final Path DATABASES =
      Path.of("../bot-core/src/test/resources/bot/klingbalance/database");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern RELEASED =
      Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+) – (\\d{4}-\\d{2}-\\d{2})$");
  private static final Pattern VERSION = Pattern.compile("<revision>(.*)</revision>");
  private static final Pattern IMAGE = Pattern.compile("image: kling-balance-bot:(\\S+)");

  @Test
  void theVersionThatIsBuiltHasASection() throws IOException {
    assertThat(released()).extracting(each -> each.group(1)).contains(version());
  }

  @Test
  void eachSectionIsOfAVersionWithItsDayAndTheNewestComesFirst() throws IOException {
    List<String> headings =
        HEADING.matcher(Files.readString(CHANGELOG)).results().map(each -> each.group(1)).toList();

    assertThat(headings.stream().filter(each -> !each.equals("Unreleased")).toList())
        .hasSameSizeAs(released());
    assertThat(headings.subList(1, headings.size())).doesNotContain("Unreleased");
    assertThat(released().stream().map(each -> LocalDate.parse(each.group(2))).toList())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void itsLinksLeadToFiles() throws IOException {
    assertThat(ReadmeTest.links(Files.readString(CHANGELOG)))
        .allSatisfy(link -> assertThat(CHANGELOG.resolveSibling(link)).exists());
  }

  /** {@code StoredFormsTest} and its like open them. */
  @Test
  void eachReleasedVersionLeftADatabaseForTheTests() throws IOException {
    assertThat(released())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(DATABASES.resolve("stored-" + each.group(1) + ".sql")).isRegularFile());
  }

  @Test
  void peopleDeployTheVersionThatIsBuilt() throws IOException {
    for (String file : List.of("compose.yaml", "kubernetes.yaml")) {
      assertThat(IMAGE.matcher(Files.readString(Path.of(file))).results())
          .as(file)
          .isNotEmpty()
          .allMatch((MatchResult image) -> image.group(1).equals(version()));
    }
  }

  private static List<MatchResult> released() throws IOException {
    return RELEASED.matcher(Files.readString(CHANGELOG)).results().toList();
  }

  private static String version() {
    try {
      return VERSION
          .matcher(Files.readString(Path.of("../pom.xml")))
          .results()
          .map(each -> each.group(1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
