package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Plain;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result for one thing that was checked. It holds no secret and no address of an account.
 *
 * @param name what was checked, such as {@code Slack token}
 * @param finding a sentence: what the check found
 * @param remedy what whoever runs the bot can do about it; empty where there is nothing to do
 * @param forChat what is shown instead in a chat, where people read it who may not know how many
 *     accounts there are, or where the database is
 */
public record CheckResult(
    String name, CheckStatus status, Text finding, Text remedy, Optional<CheckResult> forChat) {
  private static final String END = ". ";

  /** A check of a channel has it at the end of its name. */
  private static final Pattern CHANNEL = Pattern.compile("(?:^| )([a-z]+:\\S+)$");

  public CheckResult {
    if (name.isBlank() || finding.isEmpty()) {
      throw new IllegalArgumentException("a check of “%s” that says nothing".formatted(name));
    }
    if (status == CheckStatus.FINE && !remedy.isEmpty()) {
      throw new IllegalArgumentException("a remedy for “%s”, which is fine".formatted(name));
    }
  }

  /** A result that a chat is shown as it is. */
  public CheckResult(String name, CheckStatus status, Text finding, Text remedy) {
    this(name, status, finding, remedy, Optional.empty());
  }

  public static CheckResult fine(String name, String finding) {
    return fine(name, Text.of(finding));
  }

  public static CheckResult fine(String name, Text finding) {
    return new CheckResult(name, CheckStatus.FINE, finding, Text.EMPTY);
  }

  /** Something that could not be checked; the first sentence says why. */
  public static CheckResult unknown(String name, String sentences) {
    return of(CheckStatus.UNKNOWN, name, Text.of(sentences));
  }

  /** Something that is only known from the store, which cannot be read; its own line says why. */
  static CheckResult unread(String name) {
    return unknown(name, "Not known, as the database cannot be read.");
  }

  /** Something that is worth a look; the first sentence says why. */
  public static CheckResult attention(String name, String sentences) {
    return of(CheckStatus.ATTENTION, name, Text.of(sentences));
  }

  /** Something that keeps the bot from its work; the first sentence says what. */
  public static CheckResult mend(String name, String sentences) {
    return of(CheckStatus.MEND, name, Text.of(sentences));
  }

  /**
   * A result in words that the bot also uses elsewhere: the first sentence says what is wrong, the
   * others what can be done about it.
   */
  public static CheckResult of(CheckStatus status, String name, Text sentences) {
    List<Span> spans = sentences.spans();
    if (!(spans.get(0) instanceof Plain first) || !first.text().contains(END)) {
      return new CheckResult(name, status, sentences, Text.EMPTY);
    }
    int end = first.text().indexOf(END) + 1;
    Text remedy = Text.of(first.text().substring(end + 1));
    return new CheckResult(
        name,
        status,
        Text.of(first.text().substring(0, end)),
        remedy.then(new Text(spans.subList(1, spans.size()))));
  }

  /** The same, but for what a chat is shown of it: of the same status, in other sentences. */
  CheckResult inChat(String sentences) {
    return new CheckResult(
        name, status, finding, remedy, Optional.of(of(status, name, Text.of(sentences))));
  }

  /** Whether it is about no channel, or about this one. */
  boolean concerns(Channel channel) {
    Matcher named = CHANNEL.matcher(name);
    return !named.find() || named.group(1).equals(channel.toString());
  }
}
