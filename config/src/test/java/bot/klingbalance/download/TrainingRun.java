package bot.klingbalance.download;

import bot.klingbalance.outbox.ScratchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes down which classes the packaged program loads when it starts and answers balances. The
 * launcher has Java lay them up in a class data sharing archive, so that the next start is quick; a
 * class that is missing from the list is loaded from the jar.
 *
 * <p>A bot holds nearly all of the archive in memory from its start on, so what is asked for less
 * often is not in it: with every command, health and a shell it was 5 MB more.
 *
 * <p>Run by the build once the jar is made: its arguments are the jar and the list to write.
 */
public final class TrainingRun {
  /** Begins the line of a lambda: if it stands in two places, both lines count. */
  private static final String LAMBDA = "@lambda-proxy";

  /**
   * Left out: what drawing needs, which comes later than the start and not at all without Discord;
   * classes that were made while the program ran, or loaded by an own loader; and what newer Javas
   * tell of constant pools, at which Java 17 would stop.
   */
  private static final Predicate<String> LEFT_OUT =
      Pattern.compile(
              "^#|^@cp|^@lambda-form-invoker.*LambdaForm|source:"
                  + "|^(java|sun)/(awt|java2d|font)|^org/knowm|^javax/(swing|imageio)")
          .asPredicate();

  private TrainingRun() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path jar = Path.of(args[0]).toAbsolutePath();
    Path list = Path.of(args[1]);
    try (ScratchFolder scratch = ScratchFolder.of("training-run")) {
      Path loaded = scratch.fresh("list").resolve("loaded");
      new Training(scratch).ofBalances(starter(jar, loaded));
      try (Stream<String> lines = Files.lines(loaded)) {
        Files.write(list, listed(lines));
      }
    }
  }

  /** With those of the launcher's options that have a say in which classes are loaded. */
  private static List<String> starter(Path jar, Path loaded) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:-PrintWarnings",
        "-XX:-FlightRecorder",
        "-Djava.locale.providers=CLDR",
        "-Dsun.reflect.inflationThreshold=2147483647",
        "-XX:DumpLoadedClassList=" + loaded,
        "-jar",
        jar.toString());
  }

  private static List<String> listed(Stream<String> loaded) {
    Set<String> seen = new HashSet<>();
    return loaded
        .filter(LEFT_OUT.negate())
        .filter(line -> line.startsWith(LAMBDA) || seen.add(line))
        .sorted()
        .toList();
  }
}
