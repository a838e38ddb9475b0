package bot.klingbalance.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of classes as {@code -XX:DumpLoadedClassList} of Java 25 writes them, of several runs of
 * the program, joined to one.
 *
 * <p>Numbers of classes hold within one list only, so they are left out, and with them the classes
 * of loaders that are told by such numbers. What was resolved in a class ({@code @cp}) comes after
 * all classes, or Java does not know them yet.
 */
final class ClassList {
  private static final String LAMBDA = "@lambda";
  private static final String RESOLVED = "@cp";

  private ClassList() {}

  /** The lines of one list for all that are in {@code folder}. */
  static List<String> joined(Path folder) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    try (Stream<Path> lists = Files.list(folder)) {
      for (Path list : lists.sorted().toList()) {
        lines.addAll(Files.readAllLines(list));
      }
    }
    return joined(lines.stream());
  }

  static List<String> joined(Stream<String> lines) {
    Set<String> kept =
        lines
            .filter(line -> !line.startsWith("#") && !line.contains(" source: "))
            .map(line -> line.replaceFirst(" id: \\d+$", ""))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Stream.of(
            kept.stream().filter(line -> !line.startsWith("@")),
            kept.stream().filter(line -> line.startsWith(LAMBDA)),
            kept.stream().filter(line -> line.startsWith(RESOLVED)))
        .flatMap(each -> each)
        .toList();
  }
}
