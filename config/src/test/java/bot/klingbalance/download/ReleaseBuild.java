package bot.klingbalance.download;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a release is built.
 *
 * @param command as it was typed, without what looks like a secret
 * @param java that runs Maven, and so has compiled
 * @param ownJava that lies in the download; empty where it has none
 */
record ReleaseBuild(String command, String java, Optional<String> ownJava) {
  /** What the starter of Maven hands to what it starts. */
  static final String ARGUMENTS = "MAVEN_CMD_LINE_ARGS";

  private static final Pattern SECRET =
      Pattern.compile("(?i)(-D\\S*(?:pass|token|secret|key)[^\\s=]*=)\\S+");

  /** Only some of the tests; Maven's properties tell the rest. */
  private static final Pattern SELECTION =
      Pattern.compile(
          "(?:^|\\s)-D(?:test|it\\.test|surefire\\.\\w+|groups|excludedGroups)=|(?:^|\\s)(?:-pl|-rf|--projects|--resume-from)\\b");

  /**
   * Reads it.
   *
   * @param arguments of Maven; null where they are not known
   * @param skipped Maven's properties that leave tests out, each as {@code name=value}
   * @param ownJava the folder of the Java in the download
   * @throws IllegalStateException with a sentence, where it cannot be told what was built, or how
   *     it was tested
   */
  static ReleaseBuild of(@Nullable String arguments, List<String> skipped, Optional<Path> ownJava)
      throws IOException {
    if (arguments == null || arguments.isBlank()) {
      throw new IllegalStateException(
          "The command of this build is not known: %s is not set. Build with mvn."
              .formatted(ARGUMENTS));
    }
    List<String> untested =
        new ArrayList<>(skipped.stream().filter(each -> !each.endsWith("=false")).toList());
    if (SELECTION.matcher(arguments).find()) {
      untested.add("a selection of tests");
    }
    if (!untested.isEmpty()) {
      throw new IllegalStateException(
          "A release is tested as a whole, and this build leaves tests out: %s."
              .formatted(String.join(", ", untested)));
    }
    String command = "mvn " + SECRET.matcher(arguments.strip()).replaceAll("$1•••");
    Optional<String> own =
        ownJava.isPresent() ? Optional.of(java(ownJava.get())) : Optional.empty();
    return new ReleaseBuild(
        command, System.getProperty("java.vendor") + " " + System.getProperty("java.version"), own);
  }

  /** A Java by the file {@code release} that each has. */
  private static String java(Path home) throws IOException {
    Properties release = new Properties();
    release.load(new StringReader(Files.readString(home.resolve("release"))));
    return Stream.of("IMPLEMENTOR", "JAVA_VERSION")
        .map(name -> release.getProperty(name, "").replace("\"", ""))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
