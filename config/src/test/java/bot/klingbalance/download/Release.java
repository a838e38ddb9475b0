package bot.klingbalance.download;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Gathers what a version is released with in one folder: the downloads, the bill of materials,
 * sources, Javadoc, checksums, and a statement of how all of it was built (in-toto, with the
 * predicate SLSA provenance 1.0; not signed: whoever publishes it signs it).
 *
 * <p>It ends where the sources are not those of a commit, the changelog has no section for the
 * version, tests were left out, or Javadoc warns.
 */
public final class Release {
  private static final String NAME = "kling-balance-bot-";
  private static final List<String> MODULES =
      List.of("bot-core", "discord-adapter", "slack-adapter", "config");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path project;
  private final Path target;
  private final String version;

  private final ReleaseBuild build;

  private Release(Path project, String version, ReleaseBuild build) {
    this.project = project;
    this.build = build;
    this.target = project.resolve("config/target");
    this.version = version;
  }

  /**
   * Gathers it in {@code config/target/release}.
   *
   * @param args the folder of the project, its version, the folder of the Java in the download,
   *     whether there is none, and Maven's properties that leave tests out as {@code name=value}
   */
  public static void main(String[] args) throws Exception {
    Optional<Path> ownJava = Optional.of(Path.of(args[2])).filter(any -> args[3].equals("false"));
    ReleaseBuild build =
        ReleaseBuild.of(
            System.getenv(ReleaseBuild.ARGUMENTS), List.of(args).subList(4, args.length), ownJava);
    new Release(Path.of(args[0]).toRealPath(), args[1], build).gather();
  }

  private void gather() throws Exception {
    require(git("status", "--porcelain").isEmpty(), "The sources differ from those of the commit.");
    require(
        Files.readString(project.resolve(".github/CHANGELOG.md"))
            .contains("\n## " + version + " – "),
        "The changelog has no section with a day for " + version + ".");
    Path folder = Files.createDirectories(target.resolve("release"));
    for (Path old : files(folder)) {
      Files.delete(old);
    }
    for (Path made : files(target)) {
      String name = made.getFileName().toString();
      if (name.startsWith(NAME + version) && name.endsWith(".tar.gz")) {
        Files.copy(made, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path bill = target.resolve("kling-balance-bot.cdx.json");
    require(Files.exists(bill), "There is no bill of materials: build with a network.");
    Files.copy(bill, folder.resolve(NAME + version + ".cdx.json"));
    String sources = NAME + version + "-sources";
    git(
        "archive",
        "--format=tar.gz",
        "--prefix=" + sources + "/",
        "--output=" + folder.resolve(sources + ".tar.gz"),
        "HEAD");
    javadoc(folder.resolve(NAME + version + "-javadoc.jar"));
    Files.writeString(
        folder.resolve(NAME + version + ".intoto.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(statement(folder)) + "\n");
    StringBuilder sums = new StringBuilder();
    for (Path each : files(folder)) {
      sums.append(sha256(each)).append("  ").append(each.getFileName()).append('\n');
    }
    Files.writeString(folder.resolve("SHA256SUMS"), sums);
    System.out.print(sums);
  }

  /** Source: slsa.dev/spec/v1.0/provenance, in-toto.io/Statement/v1. */
  private ObjectNode statement(Path folder) throws Exception {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("_type", "https://in-toto.io/Statement/v1");
    ArrayNode subjects = statement.putArray("subject");
    for (Path each : files(folder)) {
      ObjectNode subject = subjects.addObject().put("name", each.getFileName().toString());
      subject.putObject("digest").put("sha256", sha256(each));
    }
    statement.put("predicateType", "https://slsa.dev/provenance/v1");
    ObjectNode definition = statement.putObject("predicate").putObject("buildDefinition");
    definition.put("buildType", "https://maven.apache.org/");
    definition
        .putObject("externalParameters")
        .put("command", build.command())
        .put("version", version);
    ObjectNode internal =
        definition
            .putObject("internalParameters")
            .put("tests", "run")
            .put("java", build.java())
            .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    build.ownJava().ifPresent(own -> internal.put("javaOfTheDownload", own));
    ObjectNode source = definition.putArray("resolvedDependencies").addObject();
    source.put("name", "sources").putObject("digest").put("gitCommit", git("rev-parse", "HEAD"));
    ((ObjectNode) statement.path("predicate"))
        .putObject("runDetails")
        .putObject("builder")
        .put("id", "https://maven.apache.org/");
    return statement;
  }

  private void javadoc(Path jar) throws Exception {
    Path pages = target.resolve("javadoc");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-quiet",
                "-notimestamp",
                "-Werror",
                "-Xdoclint:all,-missing",
                "-encoding",
                "UTF-8",
                "-d",
                pages.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-sourcepath",
                String.join(
                    System.getProperty("path.separator"),
                    MODULES.stream()
                        .map(each -> project.resolve(each).resolve("src/main/java").toString())
                        .toList()),
                "-subpackages",
                "bot.klingbalance"));
    require(run("javadoc", arguments) == 0, "Javadoc warns.");
    List<String> packing =
        List.of("--create", "--no-manifest", "--file", jar.toString(), "-C", pages.toString(), ".");
    require(run("jar", packing) == 0, "The pages cannot be packed.");
  }

  private static int run(String tool, List<String> arguments) {
    return ToolProvider.findFirst(tool)
        .orElseThrow()
        .run(System.out, System.err, arguments.toArray(String[]::new));
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    require(git.waitFor() == 0, "git " + arguments[0] + " failed.");
    return said;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
