package bot.klingbalance.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Figures of each team, and what they come to for all, with intervals by drawing teams anew. */
final class RhythmScores {
  private static final int DRAWS = 400;

  private final Map<String, Map<String, List<Double>>> figures = new TreeMap<>();

  void add(String figure, String team, double value) {
    figures
        .computeIfAbsent(figure, name -> new TreeMap<>())
        .computeIfAbsent(team, name -> new ArrayList<>())
        .add(value);
  }

  /** Those of all teams. */
  double[] all(String figure) {
    return of(figure).values().stream()
        .flatMap(List::stream)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private Map<String, List<Double>> of(String figure) {
    return figures.getOrDefault(figure, Map.of());
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
  }

  /** Between which two values nine in ten lie that come of drawing as many teams by chance. */
  double[] interval(String figure, ToDoubleFunction<double[]> statistic) {
    List<double[]> teams =
        of(figure).values().stream()
            .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    if (teams.isEmpty()) {
      return new double[] {Double.NaN, Double.NaN};
    }
    SplittableRandom random = new SplittableRandom(1);
    double[] drawn = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      List<double[]> some = new ArrayList<>();
      for (int i = 0; i < teams.size(); i++) {
        some.add(teams.get(random.nextInt(teams.size())));
      }
      drawn[draw] =
          statistic.applyAsDouble(some.stream().flatMapToDouble(Arrays::stream).toArray());
    }
    return new double[] {quantile(drawn, 0.05), quantile(drawn, 0.95)};
  }
}
