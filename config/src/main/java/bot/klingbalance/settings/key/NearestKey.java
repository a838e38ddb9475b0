package bot.klingbalance.settings.key;

import bot.klingbalance.command.typed.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The known name that a mistyped one is nearest to: the fewest letters to add, drop, change or
 * swap.
 */
final class NearestKey {
  private NearestKey() {}

  /** Among equally near ones the first by alphabet; there is at least one. */
  static String to(String typed, Collection<String> known) {
    String plain = plain(typed);
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> EditDistance.distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  static boolean isNear(String typed, String known) {
    return EditDistance.distance(plain(typed), plain(known)) <= Math.max(1, known.length() / 3);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
