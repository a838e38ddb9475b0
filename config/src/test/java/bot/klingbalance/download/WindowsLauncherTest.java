package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The text of the launcher for Windows: what it tells Java is what the other one tells it. Nothing
 * here runs it: that is left to the workflow.
 */
class WindowsLauncherTest {
  private static final Pattern OPTION = Pattern.compile("(?<=[ \"=])-(?:X|D)[^ \"%]+");

  /** Windows brings no {@code cksum}. */
  private static final String CHECKED_BY_JAVA = "-XX:+VerifySharedSpaces";

  @Test
  void itTellsJavaNothingThatTheOtherDoesNot() throws IOException {
    String other = Files.readString(Path.of("kling-balance-bot"));

    List<String> options =
        OPTION
            .matcher(withoutRemarks())
            .results()
            .map(MatchResult::group)
            .map(each -> each.replaceFirst("=$", ""))
            .filter(each -> !each.equals(CHECKED_BY_JAVA))
            .toList();

    assertThat(options).hasSizeGreaterThan(10).allMatch(other::contains);
  }

  /** An argument with an exclamation mark would lose it with delayed expansion. */
  @Test
  void whatIsGivenComesLastAndTakesThePlaceOfTheSizes() throws IOException {
    assertThat(withoutRemarks())
        .contains(
            "DisableDelayedExpansion",
            "if defined given set \"memory=\"",
            "%KLING_BALANCE_BOT_JAVA_OPTIONS% -jar \"%jar%\" %*");
  }

  /** A quote in them would end the comparison, and what is behind it would be run. */
  @Test
  void whatOthersSetIsComparedAndJoinedWithoutItsQuotes() throws IOException {
    assertThat(withoutRemarks().lines())
        .filteredOn(line -> line.contains("%KLING_BALANCE_BOT") || line.contains("%JAVA_HOME"))
        .containsExactly(
            "if defined JAVA_HOME set \"home=%JAVA_HOME:\"=%\"",
            "if defined KLING_BALANCE_BOT_JAVA_OPTIONS"
                + " set \"given=%KLING_BALANCE_BOT_JAVA_OPTIONS:\"=%\"",
            "\"%java%\" %quick% %memory% %classes% %library%"
                + " %KLING_BALANCE_BOT_JAVA_OPTIONS% -jar \"%jar%\" %*");
    assertThat(withoutRemarks().lines())
        .filteredOn(line -> line.contains("%home%") || line.contains("%given%"))
        .hasSize(2)
        .allMatch(line -> line.contains("\"%home%\\bin") || line.contains("\"%given%\""));
  }

  @Test
  void anOldJavaIsNamedInTheWordsOfTheOther() throws IOException {
    String words = ". Install a Java 17 or newer, or set JAVA_HOME to one.";

    assertThat(Files.readString(Path.of("kling-balance-bot")))
        .contains("$java is Java ${version:-of an unknown version}" + words);
    assertThat(withoutRemarks())
        .contains(
            "in ('java.exe -version 2^>^&1')",
            "if not defined version set \"version=of an unknown version\"",
            "if %major% GEQ 17 goto options",
            "\"%java%\" is Java %version%" + words);
  }

  @Test
  void theConsoleGetsItsCodePageBackAndTheCallerTheStatus() throws IOException {
    String text = withoutRemarks();

    assertThat(text.substring(text.indexOf("in ('chcp')")))
        .containsSubsequence(
            "set \"page=%%p\"",
            "chcp 65001 >nul",
            "-jar \"%jar%\" %*",
            "set \"status=%errorlevel%\"",
            "if defined page chcp %page% >nul",
            "exit /b %status%");
    assertThat(text).isASCII();
  }

  @Test
  void aDamagedFileOfClassesKillsNoJava() throws IOException {
    assertThat(withoutRemarks().lines())
        .filteredOn(line -> line.contains("-XX:SharedArchiveFile="))
        .hasSize(1)
        .allMatch(line -> line.contains(CHECKED_BY_JAVA));
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
