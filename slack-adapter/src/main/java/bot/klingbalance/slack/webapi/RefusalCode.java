package bot.klingbalance.slack.webapi;

import bot.klingbalance.slack.webapi.HttpOutcome.Answered;
import java.util.regex.Pattern;

/** What Slack says is wrong: in JSON, or in a body that is nothing else. */
public record RefusalCode(String text) {
  /** Only what looks like an error code is logged: anything else could be somebody's text. */
  private static final Pattern LOGGABLE = Pattern.compile("[a-z_]{1,40}");

  public static RefusalCode of(Answered outcome) {
    return new RefusalCode(
        JsonFields.object(outcome.body())
            .flatMap(body -> JsonFields.text(body, "error"))
            .orElse(outcome.body().strip()));
  }

  /** The code behind {@code separator}; nothing where it must not be logged. */
  public String loggable(String separator) {
    return LOGGABLE.matcher(text).matches() ? separator + text : "";
  }
}
