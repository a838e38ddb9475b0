package bot.klingbalance.health;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reasons as the labels of a metric. They are words of the platforms, so foreign text: what does
 * not look like a word, and each new one after the first {@value #MOST}, is {@value #OTHER}.
 */
final class ReasonLabels {
  /** To Prometheus an empty label is none. */
  static final String NONE = "";

  private static final String OTHER = "other";
  private static final int MOST = 50;
  private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,40}");

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  String of(String reason) {
    if (reason.isEmpty() || known.contains(reason)) {
      return reason;
    }
    if (!WORD.matcher(reason).matches() || known.size() >= MOST) {
      return OTHER;
    }
    known.add(reason);
    return reason;
  }
}
