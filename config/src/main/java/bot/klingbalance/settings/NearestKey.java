package bot.klingbalance.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The known name that a mistyped one is nearest to: the fewest letters to add, drop, change or
 * swap.
 *
 * <p>Twenty lines rather than a library: none on the classpath offers it.
 */
final class NearestKey {
  private NearestKey() {}

  /** Among equally near ones the first by alphabet; there is at least one. */
  static String to(String typed, Collection<String> known) {
    String plain = plain(typed);
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  static boolean isNear(String typed, String known) {
    return distance(plain(typed), plain(known)) <= Math.max(1, known.length() / 3);
  }

  /** Optimal string alignment: Levenshtein's distance, and two letters swapped count once. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[from.length()][to.length()];
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
