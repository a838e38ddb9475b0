package bot.klingbalance.checkup;

import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Text;
import java.util.List;

/**
 * What looking at one thing has shown. No part of it tells a secret or an address of an account.
 *
 * @param name what was looked at, such as {@code Slack token}
 * @param finding a sentence: how it is
 * @param remedy what whoever runs the bot can do about it; empty where there is nothing to do
 */
public record Check(String name, Verdict verdict, Text finding, Text remedy) {
  private static final String END = ". ";

  public Check {
    if (name.isBlank() || finding.isEmpty()) {
      throw new IllegalArgumentException("a check of “%s” that says nothing".formatted(name));
    }
    if (verdict == Verdict.FINE && !remedy.isEmpty()) {
      throw new IllegalArgumentException("a remedy for “%s”, which is fine".formatted(name));
    }
  }

  public static Check fine(String name, String finding) {
    return fine(name, Text.of(finding));
  }

  public static Check fine(String name, Text finding) {
    return new Check(name, Verdict.FINE, finding, Text.EMPTY);
  }

  /** Something that could not be looked at; the first sentence says why. */
  public static Check unknown(String name, String sentences) {
    return of(Verdict.UNKNOWN, name, Text.of(sentences));
  }

  /** Something that is worth a look; the first sentence says why. */
  public static Check attention(String name, String sentences) {
    return of(Verdict.ATTENTION, name, Text.of(sentences));
  }

  /** Something that keeps the bot from its work; the first sentence says what. */
  public static Check mend(String name, String sentences) {
    return of(Verdict.MEND, name, Text.of(sentences));
  }

  /**
   * A check in the words that the bot has for it elsewhere: their first sentence says what is
   * wrong, the others what can be done about it.
   */
  public static Check of(Verdict verdict, String name, Text sentences) {
    List<Span> spans = sentences.spans();
    if (!(spans.get(0) instanceof Plain first) || !first.text().contains(END)) {
      return new Check(name, verdict, sentences, Text.EMPTY);
    }
    int end = first.text().indexOf(END) + 1;
    Text remedy = Text.of(first.text().substring(end + 1));
    return new Check(
        name,
        verdict,
        Text.of(first.text().substring(0, end)),
        remedy.then(new Text(spans.subList(1, spans.size()))));
  }
}
