package bot.klingbalance.digest;

import bot.klingbalance.finding.Finding;
import java.util.Comparator;

/**
 * A line of a digest.
 *
 * @param over whether a later look found that it needs nobody any more; it is struck through then
 */
public record DigestLine(Finding finding, boolean over) {
  static final Comparator<DigestLine> MOST_URGENT_FIRST =
      Comparator.comparing(DigestLine::over)
          .thenComparing(DigestLine::finding, Finding.MOST_URGENT_FIRST);
}
