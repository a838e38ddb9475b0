package bot.klingbalance.command;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.Subject;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person asked for with {@code /kling-balance}. */
public sealed interface BalanceRequest {
  /** Slack makes such links by itself of the addresses that people type. */
  Pattern MAIL_LINK = Pattern.compile("<mailto:([^|>]*)(?:\\|[^>]*)?>", Pattern.CASE_INSENSITIVE);

  /** Chats put it where people type a blank; it is none to {@link String#strip}. */
  char NO_BREAK_SPACE = '\u00a0';

  /** Show a balance. */
  record Show(Subject subject) implements BalanceRequest {}

  /** Say what the commands do. */
  record Help() implements BalanceRequest {}

  /** Something that is neither an address nor a word that the command knows. */
  record NotUnderstood(String typed) implements BalanceRequest {}

  /** The request that stands behind the name of the command. */
  static BalanceRequest parse(String typed) {
    String text = withoutMailLink(typed.replace(NO_BREAK_SPACE, ' ').strip());
    if (text.isEmpty()) {
      return new Show(new Subject.AllAccounts());
    }
    if (text.toLowerCase(Locale.ROOT).equals("help")) {
      return new Help();
    }
    return AccountEmail.parse(text)
        .<BalanceRequest>map(email -> new Show(new Subject.OneAccount(email)))
        .orElse(new NotUnderstood(text));
  }

  private static String withoutMailLink(String text) {
    Matcher link = MAIL_LINK.matcher(text);
    return link.matches() ? link.group(1) : text;
  }
}
