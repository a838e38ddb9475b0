package bot.klingbalance.download;

import bot.klingbalance.outbox.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes what the download with its own Java has beside the plain one: a Java of the modules that
 * the program needs, fonts for its pictures, and the program's classes as that Java keeps them in
 * memory, learnt from a {@link Training}.
 *
 * <p>All that is kept is in memory from the start on: every command and what a warning takes would
 * be 3 MB more, to save a tenth of a second once.
 *
 * <p>Run by the build once the jar is made. Its arguments are the jar, the folder to fill, the
 * folder of the fonts, and the time of every file in the download: Java refuses kept classes whose
 * jar has another time.
 */
public final class OwnJava {
  /** From this release on, kept classes may be moved to another folder. */
  private static final int CLASSES_MAY_MOVE = 25;

  private final BuildJdk jdk;
  private final Path jar;
  private final Path folder;

  private OwnJava(BuildJdk jdk, Path jar, Path folder) {
    this.jdk = jdk;
    this.jar = jar;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(args[1]).toAbsolutePath();
    clear(folder);
    Path jar = folder.resolve("kling-balance-bot.jar");
    Files.copy(Path.of(args[0]), jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse(args[3])));
    OwnJava own = new OwnJava(BuildJdk.newest(), jar, folder);
    own.checkModules();
    own.cutRuntime();
    own.addFonts(Path.of(args[2]));
    if (own.jdk.version().feature() >= CLASSES_MAY_MOVE) {
      own.keepClasses();
    } else {
      System.out.println("Classes that this Java keeps cannot be moved: none are in the download.");
    }
  }

  /** The list of modules is made by hand; here it meets what the classes of the jar name. */
  private void checkModules() throws Exception {
    String needed =
        BuildJdk.run(
            List.of(
                jdk.tool("jdeps"),
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                "--print-module-deps",
                jar.toString()));
    List<String> missing = RuntimeModules.missing(needed);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "add to RuntimeModules, or say there why not: " + String.join(", ", missing));
    }
  }

  private void cutRuntime() throws Exception {
    System.out.printf("A Java of its own: %s from %s%n", jdk.version(), jdk.home());
    String unused =
        BuildJdk.run(
            List.of(
                jdk.tool("jlink"),
                "--add-modules",
                String.join(",", RuntimeModules.of(jdk.version().feature())),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                java().toString()));
  }

  /** Where pictures would need fontconfig and a font of the system. */
  private void addFonts(Path fonts) throws IOException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    Path lib = java().resolve("lib");
    Path target = Files.createDirectories(lib.resolve("fonts"));
    Files.copy(fonts.resolve("fontconfig.properties"), lib.resolve("fontconfig.properties"));
    for (String name : List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "LICENSE-DejaVu.txt")) {
      Files.copy(fonts.resolve(name), target.resolve(name));
    }
  }

  private void keepClasses() throws Exception {
    Path list = folder.resolveSibling("own-java.classes");
    try (ScratchFolder scratch = ScratchFolder.of("own-java")) {
      Path chats = scratch.fresh("list").resolve("chats");
      Path shell = chats.resolveSibling("shell");
      Training training = new Training(scratch);
      training.ofBalances(starter(chats));
      training.atAShell(starter(shell));
      try (Stream<String> first = Files.lines(chats);
          Stream<String> more = Files.lines(shell)) {
        Files.write(list, ClassList.fitToKeep(Stream.concat(first, more)));
      }
    }
    Path kept = folder.resolve("kling-balance-bot-%s.jsa".formatted(nameOf(jar)));
    // Only this collector keeps objects, too; without them a start takes thrice the time.
    String unused =
        BuildJdk.run(
            List.of(
                BuildJdk.tool(java(), "java").toString(),
                "-XX:+UseG1GC",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.locale.providers=CLDR",
                "-Xshare:dump",
                "-Xlog:disable",
                "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + kept,
                "-cp",
                jar.toString()));
    if (!BuildJdk.isWindows()) {
      Files.writeString(Path.of(kept + ".sum"), BuildJdk.run(sum("cksum <\"$1\"", kept)));
    }
  }

  /** With those of the launcher's options that have a say in which classes are loaded. */
  private List<String> starter(Path list) {
    return List.of(
        BuildJdk.tool(java(), "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-PrintWarnings",
        "-XX:-FlightRecorder",
        "-Djava.locale.providers=CLDR",
        "-Djdk.reflect.useNativeAccessorOnly=true",
        "-XX:DumpLoadedClassList=" + list,
        "-jar",
        jar.toString());
  }

  private Path java() {
    return folder.resolve("java");
  }

  /** As the launcher of the system names kept classes after the jar that they are of. */
  private static String nameOf(Path jar)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    if (BuildJdk.isWindows()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return HexFormat.of().formatHex(sum);
    }
    String line = BuildJdk.run(sum("tail -c 4194304 \"$1\" | cksum", jar));
    return line.substring(0, line.indexOf(' '));
  }

  private static List<String> sum(String script, Path of) {
    return List.of("sh", "-c", script, "sum", of.toString());
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> deepestFirst = new ArrayList<>(files.toList());
        for (int i = deepestFirst.size() - 1; i >= 0; i--) {
          Files.delete(deepestFirst.get(i));
        }
      }
    }
    Files.createDirectories(folder);
  }
}
