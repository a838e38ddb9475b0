package bot.klingbalance.download;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of classes as {@code -XX:DumpLoadedClassList} of Java 25 writes it, made fit to keep those
 * classes by.
 *
 * <p>Numbers of classes are left out, and with them the classes of loaders that are told by such
 * numbers; so is what drawing needs, as it comes later than the start and not at all without
 * Discord, and what is kept takes memory of everybody. What was resolved in a class ({@code @cp})
 * comes after all classes, or Java does not know them yet; without it a start takes half as much
 * again.
 */
final class ClassList {
  private static final String LAMBDA = "@lambda";
  private static final String RESOLVED = "@cp";
  private static final Predicate<String> LEFT_OUT =
      Pattern.compile(
              "^#| source: "
                  + "|^(@cp |@lambda-proxy )?((java|sun)/(awt|java2d|font|swing)"
                  + "|com/sun/imageio|org/knowm|javax/(swing|imageio)|com/pngencoder)")
          .asPredicate();

  private ClassList() {}

  static List<String> fitToKeep(Stream<String> lines) {
    Set<String> kept =
        lines
            .filter(LEFT_OUT.negate())
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
