package bot.klingbalance.program.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where answers look other than the tests expect, in sentences. Pure. */
final class ShapeDifferences {
  private ShapeDifferences() {}

  /** A sentence for each difference; none where all is as expected. */
  static List<String> between(Map<String, AnswerShape> seen, ExpectedShapes expected) {
    List<String> sentences = new ArrayList<>();
    seen.forEach(
        (call, shape) -> {
          Optional<AnswerShape> known = expected.of(call);
          if (known.isEmpty()) {
            sentences.add(call + ": the tests have no such answer.");
          } else {
            sentences.addAll(of(call, shape.types(), known.get().types()));
          }
        });
    return sentences;
  }

  private static List<String> of(
      String call, Map<String, Set<String>> seen, Map<String, Set<String>> expected) {
    List<String> sentences = new ArrayList<>();
    seen.forEach(
        (path, types) -> {
          Set<String> usual = expected.get(path);
          if (usual != null && !usual.containsAll(types)) {
            sentences.add(
                "%s: %s is %s here; the tests expect %s."
                    .formatted(call, path, either(types), either(usual)));
          } else if (usual == null && isNewByItself(path, expected)) {
            sentences.add(
                path.endsWith(AnswerShape.UNKNOWN_KEY)
                    ? "%s: %s (%s) stands under a key that no document names; the tests have none."
                        .formatted(call, path, either(types))
                    : "%s: %s (%s) is not in the tests.".formatted(call, path, either(types)));
          }
        });
    expected.keySet().stream()
        .filter(path -> !seen.containsKey(path) && seen.containsKey(parent(path)))
        // An empty list, or one account less, is no difference.
        .filter(path -> !path.endsWith("[]") && !path.endsWith(AnswerShape.UNKNOWN_KEY))
        .forEach(
            path ->
                sentences.add("%s: %s is missing here; the tests have it.".formatted(call, path)));
    return sentences;
  }

  /** Not only because what it stands in is new. */
  private static boolean isNewByItself(String path, Map<String, Set<String>> expected) {
    String parent = parent(path);
    return parent.equals(AnswerShape.WHOLE) || expected.containsKey(parent);
  }

  private static String parent(String path) {
    if (path.endsWith("[]")) {
      return path.equals(AnswerShape.WHOLE + "[]")
          ? AnswerShape.WHOLE
          : path.substring(0, path.length() - "[]".length());
    }
    int dot = path.lastIndexOf('.');
    return dot < 0 ? AnswerShape.WHOLE : path.substring(0, dot);
  }

  private static String either(Set<String> types) {
    return String.join(" or ", types);
  }
}
