package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person asked for with {@code /kling-balance}. */
public sealed interface BalanceRequest {
  /** Slack makes such links by itself of the addresses that people type. */
  Pattern MAIL_LINK = Pattern.compile("<mailto:([^|>]*)(?:\\|[^>]*)?>", Pattern.CASE_INSENSITIVE);

  /** Chats put it where people type a blank; it is none to {@link String#strip}. */
  char NO_BREAK_SPACE = '\u00a0';

  <T> T match(Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake);

  /** Show a balance. */
  record Show(OfAccounts subject) implements BalanceRequest {
    @Override
    public <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return show.apply(this);
    }
  }

  /** Say what the command does. */
  record Help() implements BalanceRequest {
    @Override
    public <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return help.apply(this);
    }
  }

  /** Something that cannot be shown as it was typed. */
  sealed interface Mistake extends BalanceRequest {
    /** What to say to it. */
    ChatMessage answer();

    @Override
    default <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return mistake.apply(this);
    }
  }

  /** Something that is neither an address nor a word that the command knows. */
  record NotUnderstood(String typed) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.notAnAddress(typed);
    }
  }

  /** What stands behind an address is no time that can be shown. */
  record NoSuchTime(String typed) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.noSuchTime(typed);
    }
  }

  /** A time, and no account. */
  record TimeAlone(Lookback past) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.timeWithoutAccount(past);
    }
  }

  /** The request that stands behind the name of the command. */
  static BalanceRequest parse(String typed) {
    String text = withoutMailLink(typed.replace(NO_BREAK_SPACE, ' ').strip());
    if (text.isEmpty()) {
      return new Show(new AllAccounts());
    }
    if (text.toLowerCase(Locale.ROOT).equals("help")) {
      return new Help();
    }
    String[] words = text.split("\\s+", 2);
    Optional<AccountEmail> email = AccountEmail.parse(words[0]);
    if (email.isPresent()) {
      return ofOne(email.get(), words.length > 1 ? words[1] : "");
    }
    return Lookback.parse(text).<BalanceRequest>map(TimeAlone::new).orElse(new NotUnderstood(text));
  }

  private static BalanceRequest ofOne(AccountEmail email, String past) {
    return past.isEmpty()
        ? new Show(new OneAccount(email))
        : Lookback.parse(past)
            .<BalanceRequest>map(some -> new Show(new OneAccount(email, some)))
            .orElse(new NoSuchTime(past));
  }

  private static String withoutMailLink(String text) {
    Matcher link = MAIL_LINK.matcher(text);
    return link.lookingAt() ? (link.group(1) + " " + text.substring(link.end())).strip() : text;
  }
}
