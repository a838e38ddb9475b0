package bot.klingbalance.command.typed;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many hours ahead of UTC, or behind it: {@code UTC+2}, {@code GMT-3:30}, {@code +02:00}. */
final class FixedOffset {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:UTC|GMT)? ?([+-]) ?([0-9]{1,2})(?::?([0-5][0-9]))?", Pattern.CASE_INSENSITIVE);

  /** Kiribati's; nobody is farther from UTC. */
  private static final int MOST_AHEAD = 14 * 60;

  /** Baker Island's. */
  private static final int MOST_BEHIND = 12 * 60;

  private FixedOffset() {}

  /**
   * As people mean it: {@code GMT+2} is ahead of UTC. POSIX means the reverse, and so does {@code
   * Etc/GMT+2}, which is no such form.
   */
  static Optional<ZoneOffset> parse(String typed) {
    Matcher form = FORM.matcher(TypedText.value(TypedText.plain(typed)));
    if (!form.matches()) {
      return Optional.empty();
    }
    int past = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    int minutes = Integer.parseInt(form.group(2)) * 60 + past;
    boolean isAhead = form.group(1).equals("+");
    return minutes <= (isAhead ? MOST_AHEAD : MOST_BEHIND)
        ? Optional.of(ZoneOffset.ofTotalSeconds((isAhead ? minutes : -minutes) * 60))
        : Optional.empty();
  }

  static String shown(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    if (minutes == 0) {
      return "UTC";
    }
    return minutes % 60 == 0
        ? "UTC%s%d".formatted(sign, minutes / 60)
        : "UTC%s%d:%02d".formatted(sign, minutes / 60, minutes % 60);
  }
}
