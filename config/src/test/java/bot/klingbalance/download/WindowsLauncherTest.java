package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The text of the launcher for Windows: what it tells Java is what the other one tells it. */
class WindowsLauncherTest {
  private static final Pattern OPTION = Pattern.compile("(?<=[ \"=])-(?:X|D)[^ \"%]+");

  @Test
  void itTellsJavaNothingThatTheOtherDoesNot() throws IOException {
    String other = Files.readString(Path.of("kling-balance-bot"));

    List<String> options =
        OPTION
            .matcher(withoutRemarks())
            .results()
            .map(MatchResult::group)
            .map(each -> each.replaceFirst("=$", ""))
            .toList();

    assertThat(options).hasSizeGreaterThan(10).allMatch(other::contains);
  }

  @Test
  void whatIsGivenComesLastAndTakesThePlaceOfTheSizes() throws IOException {
    assertThat(withoutRemarks())
        .contains(
            "if defined KLING_BALANCE_BOT_JAVA_OPTIONS set \"memory=\"",
            "%KLING_BALANCE_BOT_JAVA_OPTIONS% -jar \"%jar%\" %*",
            "exit /b %errorlevel%");
  }

  /** A path with a blank or a bracket would end an argument, or a block, otherwise. */
  @Test
  void itQuotesEachPath() throws IOException {
    assertThat(withoutRemarks().lines())
        .filteredOn(line -> line.contains("%jar%") || line.contains("%here%"))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"%jar%\"") || line.matches(".*\"[^\"]*%here%[^\"]*\".*"));
  }

  @Test
  void itJumpsOnlyToLabelsThatItHas() throws IOException {
    String text = withoutRemarks();

    assertThat(Pattern.compile("goto (\\w+)").matcher(text).results())
        .isNotEmpty()
        .allMatch(jump -> text.contains("\n:" + jump.group(1) + "\n"));
  }

  private static String withoutRemarks() throws IOException {
    return Files.readString(Path.of("kling-balance-bot.cmd")).replaceAll("(?m)^rem .*\n", "");
  }
}
