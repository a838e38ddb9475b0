package bot.klingbalance.crash;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The metrics that a bot serves, and what of them PromQL asks for. */
record Served(List<Sample> samples) {
  private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([-+0-9.eE]+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern SELECTOR = Pattern.compile("(kling_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:by|without|ignoring|on) *\\(([^)]*)\\)|\\{\\{ *(?:\\$labels\\.)?(\\w+)");

  /** Prometheus adds them when it scrapes; the last one only where several bots are scraped. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "pod");

  record Sample(String name, Map<String, String> labels, double value) {}

  /** What stands in the text format of Prometheus. */
  static Served of(String text) {
    return new Served(
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(SAMPLE::matcher)
            .filter(sample -> sample.matches())
            .map(
                sample ->
                    new Sample(
                        sample.group(1),
                        sample.group(2) == null ? Map.of() : labels(sample.group(2)),
                        Double.parseDouble(sample.group(3))))
            .toList());
  }

  /** Those of a name, by their labels. */
  Map<String, Double> of(String name, String label) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .collect(
            Collectors.toMap(
                sample -> sample.labels().getOrDefault(label, ""), Sample::value, Math::max));
  }

  boolean has(String name) {
    return samples.stream().anyMatch(sample -> sample.name().equals(name));
  }

  /**
   * What a query asks for and is not served: metrics, with the labels that they are to have, and
   * labels that it or the text around it names.
   *
   * @param words what names its labels besides: a legend, or the text of an alert
   */
  Set<String> missing(String query, String words) {
    Set<String> missing = new TreeSet<>();
    Set<String> labels = new TreeSet<>(OF_PROMETHEUS);
    for (MatchResult selector : SELECTOR.matcher(query).results().toList()) {
      List<Sample> selected = samples.stream().filter(each -> matches(each, selector)).toList();
      if (selected.isEmpty()) {
        missing.add(selector.group());
      }
      selected.forEach(each -> labels.addAll(each.labels().keySet()));
    }
    NAMED
        .matcher(query + " " + words)
        .results()
        .flatMap(each -> names(each).stream())
        .filter(name -> !labels.contains(name))
        .forEach(missing::add);
    return missing;
  }

  /** How many metrics a query asks for. */
  static long selectors(String query) {
    return SELECTOR.matcher(query).results().count();
  }

  private static List<String> names(MatchResult named) {
    return named.group(1) == null
        ? List.of(named.group(2)).stream().filter(name -> !name.equals("value")).toList()
        : List.of(named.group(1).split(" *, *"));
  }

  private static boolean matches(Sample sample, MatchResult selector) {
    return sample.name().equals(selector.group(1))
        && (selector.group(2) == null
            || MATCHER
                .matcher(selector.group(2))
                .results()
                .filter(matcher -> !OF_PROMETHEUS.contains(matcher.group(1)))
                .allMatch(matcher -> fits(sample.labels().get(matcher.group(1)), matcher)));
  }

  private static boolean fits(@Nullable String value, MatchResult matcher) {
    String wanted = matcher.group(3);
    return value != null
        && switch (matcher.group(2)) {
          case "=" -> value.equals(wanted);
          case "!=" -> !value.equals(wanted);
          default -> value.matches(wanted);
        };
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    return labels;
  }
}
