package bot.klingbalance.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of the machine that builds, from which a runtime can be cut.
 *
 * @param home its folder
 * @param version its release, such as 25.0.3
 */
record BuildJdk(Path home, Runtime.Version version) {
  private static final int OLDEST = 17;
  private static final int FIRST_IN_STEP = 21;
  private static final int YEARS_APART = 4;
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");
  private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>([^<]+)</jdkHome>");

  /**
   * The newest with long-term support among those that the environment names ({@code JAVA_HOME…}),
   * Maven's toolchains, the usual places of the system, and the one that runs this.
   */
  static BuildJdk newest() {
    Path running = Path.of(System.getProperty("java.home"));
    return newestOf(
            Stream.of(
                    Stream.of(running), namedByEnvironment(), namedByToolchains(), inUsualPlaces())
                .flatMap(each -> each))
        .or(() -> at(running))
        .orElseThrow(() -> new IllegalStateException("no JDK with jlink was found"));
  }

  /** Empty: none has long-term support. */
  static Optional<BuildJdk> newestOf(Stream<Path> homes) {
    return homes
        .flatMap(home -> at(home).stream())
        .filter(BuildJdk::hasLongTermSupport)
        .max(Comparator.comparing(BuildJdk::version));
  }

  /** Empty: there is none from which this machine's runtime can be cut. */
  static Optional<BuildJdk> at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(tool(home, "jlink")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    return VERSION
        .matcher(read(release))
        .results()
        .map(each -> new BuildJdk(home, Runtime.Version.parse(each.group(1))))
        .filter(each -> each.version.feature() >= OLDEST)
        .findFirst();
  }

  private boolean hasLongTermSupport() {
    int feature = version.feature();
    return feature == OLDEST
        || (feature >= FIRST_IN_STEP && (feature - FIRST_IN_STEP) % YEARS_APART == 0);
  }

  /** The path of one of its tools. */
  String tool(String name) {
    return tool(home, name).toString();
  }

  /** The path of a tool in a JDK or a runtime, as the system writes the names of programs. */
  static Path tool(Path home, String name) {
    return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static Stream<Path> namedByEnvironment() {
    return System.getenv().entrySet().stream()
        .filter(each -> each.getKey().startsWith("JAVA_HOME"))
        .map(each -> Path.of(each.getValue()));
  }

  private static Stream<Path> namedByToolchains() {
    Path toolchains = Path.of(System.getProperty("user.home"), ".m2", "toolchains.xml");
    return Files.isReadable(toolchains)
        ? TOOLCHAIN
            .matcher(read(toolchains))
            .results()
            .map((MatchResult each) -> Path.of(each.group(1).strip()))
        : Stream.of();
  }

  private static Stream<Path> inUsualPlaces() {
    Stream<Path> linux = inside(Path.of("/usr/lib/jvm"));
    Stream<Path> mac =
        inside(Path.of("/Library/Java/JavaVirtualMachines"))
            .map(each -> each.resolve("Contents").resolve("Home"));
    return Stream.concat(linux, mac);
  }

  private static Stream<Path> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end, with its complaints among the words of the build. */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("%s ended with %d: %s".formatted(command.get(0), status, words));
    }
    return words;
  }
}
