package bot.klingbalance.program.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The shapes of the answers that the tests work with, and the names of keys that documents of the
 * services tell: only those may be told of an answer. Immutable.
 *
 * <p>The shapes stand in {@code expected-shapes.txt}, which a test writes from the stand-ins; a
 * heading for each call, a line for each path.
 *
 * @param shapes by call, such as {@code useapi.net GET /accounts 200}
 * @param names of keys, and of the parts of an endpoint
 */
record ExpectedShapes(Map<String, AnswerShape> shapes, Set<String> names) {
  private static final Pattern PARTS = Pattern.compile("[^\\w]+");
  private static final Pattern COLUMNS = Pattern.compile("  +");

  ExpectedShapes {
    shapes = Collections.unmodifiableMap(new TreeMap<>(shapes));
    names = Set.copyOf(names);
  }

  /** Those of this version. */
  static ExpectedShapes ofThisVersion() {
    return of(resource("expected-shapes.txt"), resource("documented-names.txt"));
  }

  /**
   * Reads them.
   *
   * @param documented names between blanks; a line that begins with {@code #} is a comment
   */
  static ExpectedShapes of(String shapes, String documented) {
    Set<String> names = new TreeSet<>();
    documented
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> names.addAll(words(line)));
    return new ExpectedShapes(shapes(shapes), names);
  }

  private static Map<String, AnswerShape> shapes(String text) {
    Map<String, Map<String, Set<String>>> shapes = new TreeMap<>();
    String call = "";
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      if (line.startsWith("  ")) {
        String[] columns = COLUMNS.split(line.strip(), 2);
        shapes
            .computeIfAbsent(call, any -> new TreeMap<>())
            .put(columns[0], Set.of(columns[1].split(" or ")));
      } else {
        call = line;
      }
    }
    Map<String, AnswerShape> all = new TreeMap<>();
    shapes.forEach((each, types) -> all.put(each, new AnswerShape(types)));
    return all;
  }

  /** The text that {@link #of} reads. */
  static String text(Map<String, AnswerShape> shapes) {
    StringBuilder text = new StringBuilder();
    shapes.forEach(
        (call, shape) -> {
          text.append(call).append('\n');
          shape
              .types()
              .forEach(
                  (path, types) ->
                      text.append("  %s  %s%n".formatted(path, String.join(" or ", types))));
        });
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** Whether a key, or a part of an endpoint, may be told. */
  boolean isKnown(String name) {
    return names.contains(name);
  }

  Optional<AnswerShape> of(String call) {
    return Optional.ofNullable(shapes.get(call));
  }

  private static Collection<String> words(String line) {
    return Arrays.stream(PARTS.split(line)).filter(word -> !word.isEmpty()).toList();
  }

  private static String resource(String name) {
    try (InputStream in = ExpectedShapes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
