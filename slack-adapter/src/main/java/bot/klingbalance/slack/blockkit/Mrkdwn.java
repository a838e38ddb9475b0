package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Text;
import java.util.stream.Collectors;

/**
 * Text for where Slack takes only its markup: the fallback and the footnote. Nothing in it can
 * mention or link; moments are written as {@code <!date^…>}.
 */
final class Mrkdwn {
  private Mrkdwn() {}

  static String of(Text text) {
    return text.spans().stream().map(Mrkdwn::of).collect(Collectors.joining());
  }

  /** {@code docs.slack.dev/messaging/formatting-message-text#escaping}: exactly these three. */
  static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String of(Span span) {
    if (!(span instanceof Moment moment)) {
      return escaped(span.words());
    }
    return "<!date^"
        + moment.at().getEpochSecond()
        + "^"
        + Dates.format(moment.style())
        + "|"
        + Dates.fallback(moment)
        + ">";
  }
}
