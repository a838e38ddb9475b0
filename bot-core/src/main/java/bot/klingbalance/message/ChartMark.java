package bot.klingbalance.message;

import bot.klingbalance.account.Credits;
import java.time.Instant;

/** A jump in a chart's line, and what made it: in the past as it was read, ahead as expected. */
public record ChartMark(Instant at, Kind kind, Credits credits) {
  /** {@code +3,000 grant}, {@code 310 expire}; in whole credits. */
  public String words() {
    return kind.sign + credits.whole() + " " + kind.word;
  }

  /** What makes a line jump. */
  public enum Kind {
    GRANT("+", "grant"),
    TOP_UP("+", "top-up"),
    EXPIRY("", "expire");

    private final String sign;
    private final String word;

    Kind(String sign, String word) {
      this.sign = sign;
      this.word = word;
    }
  }
}
