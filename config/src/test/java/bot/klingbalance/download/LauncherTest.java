package bot.klingbalance.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher tells Java, seen by a Java that only prints it. The folder has a blank in its
 * name.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String JAR = "kling-balance-bot.jar";
  private static final String OPTIONS = "KLING_BALANCE_BOT_JAVA_OPTIONS";
  private static final List<String> OF_ALL = List.of("-Xlog:disable", "-jar");

  /** What it would lay up is made by this, too. */
  private static final String PRINTING_JAVA =
      """
      #!/bin/sh
      for option in "$@"; do
        case $option in
          -XX:SharedArchiveFile=*) archive=${option#*=} ;;
          -Xshare:dump) laying_up=yes ;;
        esac
      done
      if [ -n "${laying_up:-}" ]; then
        echo kept >"$archive"
      else
        printf 'letters of %s\\n' "${LC_ALL:-nobody}"
        printf 'pools of memory: %s\\n' "${MALLOC_ARENA_MAX:-as many as there may be}"
        printf '%s\\n' "$@"
      fi
      """;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    folder = Files.createDirectories(temporary.resolve("the download"));
    Files.copy(Path.of("kling-balance-bot"), folder.resolve("kling-balance-bot"));
    Files.writeString(folder.resolve(JAR), "a jar");
  }

  @Test
  void itStartsTheJavaBesideItWithTheClassesThatCameWithIt() throws Exception {
    hasJava("java");
    Path classes = hasClassesOf("a jar");

    assertThat(started(Map.of(), "balance", "a@example.com"))
        .containsAll(OF_ALL)
        .contains("-XX:+UseSerialGC", "-Xmx256m", "-XX:SharedArchiveFile=" + classes)
        .endsWith(
            "-jar",
            folder.toRealPath().resolve("kling-balance-bot.jar").toString(),
            "balance",
            "a@example.com");
  }

  @Test
  void whereNoLocaleIsSetPathsMayHoldEveryLetter() throws Exception {
    hasJava("java");

    assertThat(started(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "")))
        .contains("letters of C.UTF-8");
    assertThat(started(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")))
        .contains("letters of C.UTF-8");
    assertThat(started(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "de_DE.UTF-8")))
        .contains("letters of nobody");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereTheLocaleIsNoneOfTheMachinesPathsMayHoldEveryLetter() throws Exception {
    hasJava("java");
    Path launcher = temporary.resolve("in-a-folder-with-an-umlaut");
    // This process may have a locale in which the folder cannot be named.
    Files.writeString(
        launcher,
        """
        there=$(dirname "$0")/B$(printf '\\303\\244')ume
        cp -r "$(dirname "$0")/the download" "$there"
        exec sh "$there/kling-balance-bot"
        """);

    assertThat(words(launcher, Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "xx_XX.UTF-8")))
        .contains("letters of C.UTF-8");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void threadsShareOnePoolOfMemoryUnlessSomebodySaysOtherwise() throws Exception {
    hasJava("java");

    assertThat(started(Map.of("MALLOC_ARENA_MAX", ""))).contains("pools of memory: 1");
    assertThat(started(Map.of("MALLOC_ARENA_MAX", "4"))).contains("pools of memory: 4");
  }

  @Test
  void itLeavesClassesOfAnotherJarAlone() throws Exception {
    hasJava("java");
    hasClassesOf("a jar");
    Files.writeString(folder.resolve(JAR), "A jar");

    assertThat(started(Map.of())).containsAll(OF_ALL).noneMatch(each -> each.contains("Archive="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kep", "kepT", ""})
  void itLeavesClassesAloneThatAreNotAsTheyWereMade(String damaged) throws Exception {
    hasJava("java");
    Path classes = hasClassesOf("a jar");
    writtenTo(classes, damaged);

    assertThat(started(Map.of()))
        .containsAll(OF_ALL)
        .noneMatch(each -> each.contains("Archive="))
        .containsOnlyOnce(damagedSentence(classes));
  }

  @Test
  void itLeavesClassesAloneWhoseChecksumIsMissing() throws Exception {
    hasJava("java");
    Path classes = hasClassesOf("a jar");
    Files.delete(Path.of(classes + ".sum"));

    assertThat(started(Map.of()))
        .noneMatch(each -> each.contains("Archive="))
        .containsOnlyOnce(damagedSentence(classes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".sum"})
  void whatCannotBeRemovedIsToldAndTheBotStartsWithoutIt(String ending) throws Exception {
    Map<String, String> environment = withAnotherJava();
    assertThat(words(environment)).contains("laying up");
    Path there = Path.of(laidUp() + ending);
    Files.delete(there);
    Files.createDirectory(there);

    assertThat(words(environment))
        .contains("is damaged and cannot be removed; starting slowly, without it", "-jar")
        .doesNotContain("laying up", "SharedArchiveFile", "rm:", "cksum:");
  }

  @Test
  void classesThatItLaidUpAreUsedOnlyAsTheyWereWritten() throws Exception {
    Map<String, String> environment = withAnotherJava();

    assertThat(words(environment)).contains("laying up the program's classes");
    assertThat(words(environment)).doesNotContain("laying up");
    Path classes = laidUp();
    writtenTo(classes, "kepT\n");

    assertThat(words(environment)).contains("laying up", "-XX:SharedArchiveFile=" + classes);
    assertThat(Files.readString(classes)).isEqualTo("kept\n");
  }

  @Test
  void classesAreSummedUpOnceWhereTheyAreNewerThanTheirChecksum() throws Exception {
    Path classes = usesClassesJustKept();

    assertThat(Files.getLastModifiedTime(Path.of(classes + ".sum")))
        .isGreaterThanOrEqualTo(Files.getLastModifiedTime(classes));
  }

  @Test
  void damageIsSeenWhateverTimeTheFileSays() throws Exception {
    Path classes = usesClassesJustKept();
    Path damaged = Files.writeString(temporary.resolve("damaged"), "kepT");
    FileTime before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(damaged, before);
    Files.setLastModifiedTime(Path.of(classes + ".sum"), before);

    Files.move(damaged, classes, StandardCopyOption.REPLACE_EXISTING);

    assertThat(started(Map.of())).containsOnlyOnce(damagedSentence(classes));
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:+UseG1GC, -XX:+UseSerialGC",
    "-XX:+UseZGC, -Xmn3m",
    "-Xms512m, -Xmx256m",
    "-Xmx12m, -XX:InitialHeapSize=16m",
    "-Xmx12000k, -XX:InitialHeapSize=16m",
    "-Xms64m, -XX:InitialHeapSize=16m",
    "-Xms4m, -Xshare:auto",
    "-XX:MaxHeapFreeRatio=3, -XX:MinHeapFreeRatio=5",
    "-XX:MinHeapFreeRatio=40, -XX:MaxHeapFreeRatio=10",
    "-Xms512m, -XX:InitialHeapSize=16m",
    "-XX:MaxRAMPercentage=50, -Xmx256m",
    "-XX:MaxRAM=1g, -Xmx256m",
    "-XX:NewSize=8m, -Xmn3m",
    "-Xshare:off, -Xshare:auto",
    "-XX:AOTCache=mine, -Xshare:auto",
  })
  void whatIsGivenHasTheLastWord(String given, String left) throws Exception {
    hasJava("java");
    hasClassesOf("a jar");
    assertThat(started(Map.of())).contains(left);

    List<String> told = started(Map.of(OPTIONS, given));

    assertThat(told).doesNotContain(left);
    assertThat(told.subList(told.indexOf(given), told.size())).hasSize(3).contains("-jar");
  }

  @Test
  void aStarInWhatIsGivenStaysOne() throws Exception {
    hasJava("java");

    assertThat(started(Map.of(OPTIONS, "-Dpattern=*"))).contains("-Dpattern=*");
  }

  @Test
  void itIsFoundThroughALink() throws Exception {
    hasJava("java");
    Path link = temporary.resolve("bot");
    Files.createSymbolicLink(link, Path.of("the download/kling-balance-bot"));

    assertThat(words(link, Map.of()))
        .contains(folder.toRealPath().resolve("kling-balance-bot.jar").toString());
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Map<String, String> environment = withAnotherJava();
    Files.writeString(temporary.resolve("other/release"), "JAVA_VERSION=\"11.0.2\"\n");

    assertThat(words(environment)).contains("is Java 11.0.2. Install a Java 17 or newer");
  }

  private void hasJava(String name) throws IOException {
    hasJava(folder.resolve(name));
  }

  private static void hasJava(Path home) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, PRINTING_JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");
  }

  /** A Java elsewhere, and a list of classes to lay up. */
  private Map<String, String> withAnotherJava() throws IOException {
    Path home = temporary.resolve("other");
    hasJava(home);
    Files.writeString(folder.resolve("kling-balance-bot.classes"), "java/lang/Object\n");
    return Map.of("JAVA_HOME", home.toString());
  }

  private Path hasClassesOf(String jar) throws Exception {
    String sum = sumOf(jar);
    Path classes =
        folder
            .toRealPath()
            .resolve("kling-balance-bot-%s.jsa".formatted(sum.substring(0, sum.indexOf(' '))));
    Files.writeString(classes, "kept");
    Files.writeString(Path.of(classes + ".sum"), sumOf("kept"));
    return classes;
  }

  /** A start used classes that were kept after they were summed up last. */
  private Path usesClassesJustKept() throws Exception {
    hasJava("java");
    Path classes = hasClassesOf("a jar");
    writtenTo(classes, "kept");
    assertThat(started(Map.of())).contains("-XX:SharedArchiveFile=" + classes);
    return classes;
  }

  /** Later than its checksum was, also for a file system whose clock is coarse. */
  private static void writtenTo(Path classes, String text) throws IOException {
    Files.writeString(classes, text);
    Files.setLastModifiedTime(Path.of(classes + ".sum"), FileTime.from(Instant.EPOCH));
  }

  private static String sumOf(String text) throws IOException {
    Process sum = new ProcessBuilder("sh", "-c", "printf %s \"$1\" | cksum", "sum", text).start();
    return new String(sum.getInputStream().readAllBytes(), UTF_8);
  }

  private static String damagedSentence(Path classes) {
    return "kling-balance-bot: "
        + classes
        + " is damaged or cannot be read; starting slowly, without it. Unpack the whole download"
        + " again.";
  }

  private Path laidUp() throws IOException {
    try (var files = Files.list(folder.toRealPath())) {
      return files.filter(each -> each.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }

  private List<String> started(Map<String, String> environment, String... arguments)
      throws Exception {
    return words(folder.resolve("kling-balance-bot"), environment, arguments).lines().toList();
  }

  private String words(Map<String, String> environment) throws Exception {
    return words(folder.resolve("kling-balance-bot"), environment);
  }

  private static String words(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove(OPTIONS);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(words).isIn(0, 2);
    return words;
  }
}
